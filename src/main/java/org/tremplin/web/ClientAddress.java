package org.tremplin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.platform.installation.Installation;

/** Where a request comes from: the caller's address or, behind a trusted proxy, the address that the proxy reports. */
public record ClientAddress(InetAddress address) {
    private static final Set<String> NO = Set.of("", "no", "non", "nee", "off", "false", "0");
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]+)](?::\\d+)?|(\\d+(?:\\.\\d+){3}):\\d+");
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9a-f:.]{2,45}");

    public static ClientAddress of(HttpServletRequest request) {
        return of(
                request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")), Installation.proxy());
    }

    /**
     * A proxy writes the last value of the last line; everything before came from the client. Only a trusted proxy is
     * believed.
     *
     * @param forwarded the lines of {@code X-Forwarded-For} as received
     * @param proxy {@code TREMPLIN_PROXY}: null or "no" for none, addresses, otherwise any proxy on this machine or a
     *     private network
     */
    static ClientAddress of(String peer, List<String> forwarded, String proxy) {
        InetAddress caller = parsed(peer).orElse(InetAddress.getLoopbackAddress());
        if (forwarded.isEmpty() || !isProxy(caller, proxy)) {
            return new ClientAddress(caller);
        }
        String last = forwarded.get(forwarded.size() - 1);
        return new ClientAddress(
                parsed(last.substring(last.lastIndexOf(',') + 1)).orElse(caller));
    }

    private static boolean isProxy(InetAddress caller, String proxy) {
        if (proxy == null || NO.contains(proxy.strip().toLowerCase(Locale.ROOT))) {
            return false;
        }
        Set<InetAddress> named = Stream.of(proxy.split("[,;\\s]+"))
                .map(ClientAddress::parsed)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return named.isEmpty() ? isNear(caller) : named.contains(caller);
    }

    /** This machine, or a network that cannot be reached from outside. */
    private static boolean isNear(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || uniqueLocal
                || shared;
    }

    /** A numeric address; never a name, which would need a look-up. */
    private static Optional<InetAddress> parsed(String text) {
        String plain = Objects.toString(text, "").strip().toLowerCase(Locale.ROOT);
        var port = WITH_PORT.matcher(plain);
        if (port.matches()) {
            plain = Objects.requireNonNullElse(port.group(1), port.group(2));
        }
        plain = plain.replaceFirst("%.*", "");
        if (!V4.matcher(plain).matches() && !V6.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What one customer of a provider has: an IPv4 address, or an IPv6 /64, within which addresses cost nothing. */
    public String network() {
        return prefix(8);
    }

    /** The approximate origin, for a human: "81.246.…", "2a02:a03f:…". */
    public String coarse() {
        return address instanceof Inet4Address v4
                ? (v4.getAddress()[0] & 0xff) + "." + (v4.getAddress()[1] & 0xff) + ".…"
                : prefix(4).replaceFirst("::.*", ":…");
    }

    private String prefix(int bytes) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        if (address.isLoopbackAddress()) {
            return "127.0.0.1";
        }
        byte[] first = Arrays.copyOf(address.getAddress(), bytes);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i += 2) {
            text.append(Integer.toHexString((first[i] & 0xff) << 8 | first[i + 1] & 0xff))
                    .append(':');
        }
        return text.append(':').toString();
    }
}
