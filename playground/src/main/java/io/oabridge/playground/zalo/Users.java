package io.oabridge.playground.zalo;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everybody this Zalo knows, in the order they came. */
final class Users {
    /** How far an id within the app lies from the id of the account's side; any number would do. */
    private static final BigInteger DISTANCE = new BigInteger("1000000000000000001");

    private final Map<String, User> users = new LinkedHashMap<>();

    /**
     * With a few people to begin with, of whom the first two follow the account. The first one has
     * just been in touch, so that an answer may reach them even when their message came to the
     * webhook by another way than this phone.
     */
    static Users ready(Instant now) {
        Users users = new Users();
        users.add("3000000000000000003", "Minh Khánh", true);
        users.change("3000000000000000003", user -> user.interacted(Optional.of(now)));
        users.add("3000000000000000011", "Nguyễn Thị Lan Anh", true);
        users.add("3000000000000000029", "Trần Quốc Bảo", false);
        users.add("3000000000000000037", "Phạm Thu Hà", false);
        users.add("3000000000000000041", "Lê Hoàng Phúc", false);
        return users;
    }

    synchronized User add(String id, String name, boolean follower) {
        User user = new User(id, byApp(id), name, follower, Optional.empty(), Map.of());
        users.put(id, user);
        return user;
    }

    synchronized Optional<User> find(String id) {
        return Optional.ofNullable(users.get(id));
    }

    synchronized List<User> all() {
        return List.copyOf(users.values());
    }

    /** Changes somebody who is there; empty when nobody is. */
    synchronized Optional<User> change(String id, UnaryOperator<User> change) {
        return Optional.ofNullable(users.computeIfPresent(id, (key, user) -> change.apply(user)));
    }

    private static String byApp(String id) {
        return id.matches("\\d+") ? new BigInteger(id).add(DISTANCE).toString() : "4" + id;
    }
}
