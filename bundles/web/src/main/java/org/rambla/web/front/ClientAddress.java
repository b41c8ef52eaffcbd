// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The address of the caller: X-Forwarded-For is believed only when it comes from a configured proxy. */
final class ClientAddress {
    private static final Pattern V4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private final Set<String> proxies = new HashSet<>();

    /** @param proxies addresses, comma separated */
    ClientAddress(String proxies) {
        Arrays.stream(proxies.split(","))
                .map(String::trim)
                .filter(p -> !p.isEmpty())
                .forEach(p -> this.proxies.add(whole(p)));
    }

    /** The address; IPv6 as its /64, because a household has a whole one. */
    String of(HttpServletRequest request) {
        String address = whole(request.getRemoteAddr());
        if (!proxies.contains(address)) {
            return shorten(address);
        }
        // Each proxy appends whom it heard from; before the first one that is not ours, anybody may have written
        // anything.
        List<String> chain = Arrays.asList(String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")))
                .split(","));
        for (int i = chain.size() - 1; i >= 0 && proxies.contains(address); i--) {
            String before = whole(chain.get(i).trim());
            if (literal(before) == null) {
                break;
            }
            address = before;
        }
        return shorten(address);
    }

    /** An address in its usual spelling, without brackets, port and zone. */
    private static String whole(String text) {
        String bare = text;
        if (bare.startsWith("[") && bare.indexOf(']') > 0) {
            bare = bare.substring(1, bare.indexOf(']'));
        } else if (bare.indexOf('.') > 0 && bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        int zone = bare.indexOf('%');
        bare = zone < 0 ? bare : bare.substring(0, zone);
        InetAddress parsed = literal(bare);
        return parsed == null ? bare : parsed.getHostAddress();
    }

    /** Parses without ever asking a name server; null when it is no address. */
    private static InetAddress literal(String text) {
        boolean v4 = V4.matcher(text).matches();
        boolean v6 = text.indexOf(':') >= 0 && V6.matcher(text).matches();
        try {
            return v4 || v6 ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String shorten(String address) {
        if (!(literal(address) instanceof Inet6Address parsed)) {
            return address;
        }
        byte[] bytes = parsed.getAddress();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i += 2) {
            out.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff))
                    .append(':');
        }
        return out.append(":/64").toString();
    }
}
