package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a list into numbered pages, sorted as asked.
 *
 * @param page counts from 1
 * @param size at most 50
 */
record Listing(int page, int size) {
    private static final int MOST = 50;
    private static final int USUAL = 10;

    static Checked<Listing> of(Call call) {
        return number(call, "page", 1, Integer.MAX_VALUE)
                .then(page ->
                        number(call, "items_per_page", USUAL, MOST)
                                .map(size -> new Listing(page, size)));
    }

    /**
     * The page with {@code pagination} and {@code links}; a page past the end is a 404 ({@code
     * docs/platforms/freshchat.md} §8).
     */
    static Reply answer(Call call, String name, List<ObjectNode> items, List<String> filters) {
        return of(call).then(listing -> listing.page(call, name, items, filters))
                .reply(body -> Reply.json(200, body));
    }

    <T> List<T> cut(List<T> items) {
        long from = Math.min(items.size(), (page - 1L) * size);
        return items.subList((int) from, (int) Math.min(items.size(), from + size));
    }

    String href(Call call, int wanted, List<String> filters) {
        StringBuilder query = new StringBuilder("page=" + wanted + "&items_per_page=" + size);
        for (String filter : filters) {
            call.query(filter)
                    .ifPresent(value ->
                            query.append('&')
                                    .append(filter)
                                    .append('=')
                                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return call.path() + "?" + query;
    }

    private Checked<ObjectNode> page(
            Call call, String name, List<ObjectNode> items, List<String> filters) {
        int pages = Math.max(1, (items.size() + size - 1) / size);
        if (page > pages) {
            return Checked.invalid(new ApiError(404, "WRONG_PAGE", "there is no such page"));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(name).addAll(cut(sorted(call, items)));
        body.putObject("pagination")
                .put("total_items", items.size())
                .put("total_pages", pages)
                .put("current_page", page)
                .put("items_per_page", size);
        List<String> kept = new ArrayList<>(filters);
        kept.addAll(List.of("sort_by", "sort_order"));
        ObjectNode links = body.putObject("links");
        link(links, "first_page", href(call, 1, kept));
        link(links, "last_page", href(call, pages, kept));
        if (page < pages) {
            link(links, "next_page", href(call, page + 1, kept));
        }
        if (page > 1) {
            link(links, "previous_page", href(call, page - 1, kept));
        }
        return Checked.valid(body);
    }

    private static void link(ObjectNode links, String rel, String href) {
        links.putObject(rel).put("href", href).put("rel", rel);
    }

    private static List<ObjectNode> sorted(Call call, List<ObjectNode> items) {
        Optional<String> field = call.query("sort_by");
        if (field.isEmpty()) {
            return items;
        }
        Comparator<ObjectNode> order =
                Comparator.comparing(item -> item.path(field.get()).asText(""));
        boolean down = call.query("sort_order").filter("desc"::equalsIgnoreCase).isPresent();
        return items.stream().sorted(down ? order.reversed() : order).toList();
    }

    private static Checked<Integer> number(Call call, String name, int otherwise, int most) {
        Optional<String> given = call.query(name);
        if (given.isEmpty()) {
            return Checked.valid(otherwise);
        }
        if (given.get().matches("[1-9]\\d{0,8}") && Integer.parseInt(given.get()) <= most) {
            return Checked.valid(Integer.parseInt(given.get()));
        }
        return Checked.invalid(ApiError.invalid(name + " is not a number from 1 to " + most));
    }
}
