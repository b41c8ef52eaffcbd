// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an address of a machine says about where texts and keys go. */
final class Addresses {
    /** Names and numbers of a house's own net. */
    private static final Pattern INSIDE =
            Pattern.compile("localhost|[^.:]+|.*\\.(?:local|lan|internal|intranet|home\\.arpa)"
                    + "|127\\..*|10\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*|\\[(?:::1|f[cd].*|fe80.*)]");

    private Addresses() {}

    /** Scheme, name and port; "" for none, the text itself when it is no address. */
    static String server(String address) {
        URI uri = uri(address);
        return uri == null || uri.getHost() == null
                ? address.strip()
                : (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
    }

    /** Whether what is sent there can be read on its way over the open net. */
    static boolean open(String address) {
        URI uri = uri(address);
        return uri != null
                && "http".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && !INSIDE.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static URI uri(String address) {
        try {
            return new URI(address.strip());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
