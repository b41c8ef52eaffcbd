// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.child;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;

/** Whatever a document asks a library to fetch is not fetched. Names are not looked up either: see the process's options. */
final class NoNetwork {
    /** Those by which Java finds its own classes. */
    private static final Set<String> OWN = Set.of("file", "jar", "jrt", "jmod");

    private NoNetwork() {}

    static void close() {
        URL.setURLStreamHandlerFactory(protocol -> OWN.contains(protocol) ? null : new Closed());
    }

    private static final class Closed extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL address) throws IOException {
            throw new IOException("Nothing is fetched from other addresses");
        }
    }
}
