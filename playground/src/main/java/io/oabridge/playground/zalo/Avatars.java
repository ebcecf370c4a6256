package io.oabridge.playground.zalo;

import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import java.util.Locale;

/** Draws a picture for everybody: a coloured disc with initials. */
final class Avatars {
    private final Users users;
    private final ZaloSettings.OfficialAccount account;

    Avatars(Users users, ZaloSettings.OfficialAccount account) {
        this.users = users;
        this.account = account;
    }

    /** {@code /avatars/{file}} with {@code id.svg}. */
    Reply answer(Call call) {
        String file = call.pathParameter("file");
        String id = file.endsWith(".svg") ? file.substring(0, file.length() - 4) : file;
        if (id.equals(account.id())) {
            return draw(id, account.name());
        }
        return users.find(id)
                .map(user -> draw(id, user.name()))
                .orElseGet(() -> Reply.text(404, "text/plain", "nobody has this id"));
    }

    private static Reply draw(String id, String name) {
        int hue = Math.floorMod(id.hashCode() * 47, 360);
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 120\" width=\"120\""
                        + " height=\"120\"><rect width=\"120\" height=\"120\" fill=\"hsl("
                        + hue
                        + " 62% 45%)\"/><text x=\"60\" y=\"77\" font-family=\"sans-serif\""
                        + " font-size=\"46\" fill=\"#fff\" text-anchor=\"middle\">"
                        + initials(name)
                        + "</text></svg>";
        return Reply.text(200, "image/svg+xml; charset=utf-8", svg);
    }

    /**
     * The first letters of the first and the last word; only letters, so nothing needs escaping.
     */
    private static String initials(String name) {
        String trimmed = name.strip();
        String last = trimmed.substring(trimmed.lastIndexOf(' ') + 1);
        String first = last.equals(trimmed) ? "" : letter(trimmed);
        return (first + letter(last)).toUpperCase(Locale.ROOT);
    }

    private static String letter(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }
}
