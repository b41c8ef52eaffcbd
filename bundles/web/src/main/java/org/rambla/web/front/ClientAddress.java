// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** The address of the caller: X-Forwarded-For is believed only when it comes from a configured proxy. */
final class ClientAddress {
    private final Set<String> proxies;

    ClientAddress(Set<String> proxies) {
        this.proxies = proxies;
    }

    /** The address; IPv6 as its /64, because a household has a whole one. */
    String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (proxies.contains(address)) {
            String forwarded = request.getHeader("X-Forwarded-For");
            if (forwarded != null) {
                // The last entry is the one that the proxy itself wrote.
                String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
                if (last.matches("[0-9a-fA-F.:]{2,45}")) {
                    address = last;
                }
            }
        }
        return shorten(address);
    }

    private static String shorten(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            if (parsed instanceof Inet6Address) {
                byte[] bytes = parsed.getAddress();
                StringBuilder out = new StringBuilder();
                for (int i = 0; i < 8; i += 2) {
                    out.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff)).append(':');
                }
                return out.append(":/64").toString();
            }
            return parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
