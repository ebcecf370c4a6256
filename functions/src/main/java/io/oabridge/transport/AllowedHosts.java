package io.oabridge.transport;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts that media may be fetched from. Addresses come from strangers, so everything that is
 * not listed is refused before anybody is asked anything.
 */
public final class AllowedHosts {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern SUFFIX =
            Pattern.compile("\\*(\\." + LABEL + "(?:\\." + LABEL + ")+)");

    /** What a resolver may take for a number: decimal or hexadecimal at the end. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    private final List<String> suffixes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    private AllowedHosts() {}

    /**
     * Each entry is a host's name, all hosts under a name ({@code *.example.com}), or an origin
     * ({@code http://localhost:8081}). Only a listed origin may be plain http, on a port of its
     * own, or in a private network.
     *
     * @throws IllegalArgumentException naming the entry that is none of these
     */
    public static AllowedHosts of(Collection<String> entries) {
        AllowedHosts hosts = new AllowedHosts();
        entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .forEach(hosts::add);
        return hosts;
    }

    private void add(String entry) {
        var suffix = SUFFIX.matcher(entry);
        if (suffix.matches()) {
            suffixes.add(suffix.group(1));
        } else if (NAME.matcher(entry).matches() && !isNumber(entry)) {
            names.add(entry);
        } else if (entry.matches("https?://[^\\s/?#@]+/?")) {
            URI origin = URI.create(entry);
            if (origin.getHost() == null) {
                throw notAnEntry(entry);
            }
            origins.add(origin(origin));
        } else {
            throw notAnEntry(entry);
        }
    }

    private static IllegalArgumentException notAnEntry(String entry) {
        return new IllegalArgumentException(
                "\""
                        + entry
                        + "\" is not a host that media may come from: write a name, *.name, or an"
                        + " origin such as https://name:8443");
    }

    /**
     * Whether an address may be asked exactly as it is written: https at a listed host, or at a
     * listed origin.
     */
    public boolean allow(URI address) {
        return check(address) instanceof Verdict.Allowed(URI to, boolean trusted)
                && (trusted || "https".equalsIgnoreCase(address.getScheme()));
    }

    /** What may be done with an address. */
    sealed interface Verdict {

        /**
         * It may be asked, at this address.
         *
         * @param trusted listed with scheme and port, so it may be in a private network
         */
        record Allowed(URI address, boolean trusted) implements Verdict {}

        /** It may not; {@code why} is a short stable word for logs. */
        record Refused(String why) implements Verdict {}
    }

    /** Plain http of an allowed host becomes https; a fragment is dropped. */
    Verdict check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return new Verdict.Refused("scheme-not-allowed");
        }
        if (String.valueOf(address.getRawAuthority()).contains("@")) {
            return new Verdict.Refused("credentials-in-address");
        }
        if (address.getHost() == null) {
            return new Verdict.Refused("no-host");
        }
        if (origins.contains(origin(address))) {
            return new Verdict.Allowed(at(origin(address), address), true);
        }
        String host = host(address);
        if (host.startsWith("[") || isNumber(host)) {
            return new Verdict.Refused("ip-literal");
        }
        if (port(address) != defaultPort(scheme)) {
            return new Verdict.Refused("port-not-allowed");
        }
        return isListed(host)
                ? new Verdict.Allowed(at("https://" + host, address), false)
                : new Verdict.Refused("host-not-allowed");
    }

    private boolean isListed(String host) {
        return NAME.matcher(host).matches()
                && (names.contains(host) || suffixes.stream().anyMatch(host::endsWith));
    }

    private static boolean isNumber(String host) {
        return NUMBER.matcher(host).matches();
    }

    private static URI at(String origin, URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(origin + address.getRawPath() + query);
    }

    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        return scheme + "://" + host(address) + ":" + port(address);
    }

    /** A name may be written with the dot of the root behind it. */
    private static String host(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static int port(URI address) {
        return address.getPort() < 0
                ? defaultPort(address.getScheme().toLowerCase(Locale.ROOT))
                : address.getPort();
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
