// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a catalogue is.
 *
 * @param index address of its index: file, http or https
 */
record CatalogueAddress(URI index) {
    static final int LONGEST = 500;

    /** Reads what an administrator typed. */
    static CatalogueAddress of(String text) throws CatalogueProblem {
        URI uri;
        try {
            uri = new URI(text.strip()).normalize();
        } catch (URISyntaxException e) {
            throw new CatalogueProblem("address");
        }
        if (text.length() > LONGEST || uri.isOpaque() || uri.getRawFragment() != null) {
            throw new CatalogueProblem("address");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        switch (scheme) {
            case "file" -> {
                boolean path = uri.getPath() != null && uri.getPath().matches("/.*[^/\\x00]");
                if (uri.getRawAuthority() != null || uri.getRawQuery() != null || !path) {
                    throw new CatalogueProblem("address");
                }
            }
            case "http", "https" -> {
                if (uri.getRawUserInfo() != null
                        || uri.getRawAuthority() != null
                                && uri.getRawAuthority().contains("@")) {
                    throw new CatalogueProblem("credentials");
                }
                if (uri.getHost() == null) {
                    throw new CatalogueProblem("address");
                }
            }
            default -> throw new CatalogueProblem("scheme");
        }
        return new CatalogueAddress(uri);
    }

    boolean file() {
        return index.getScheme().equalsIgnoreCase("file");
    }

    /** The address of a file of the catalogue: on the same server, or below the folder of the index. */
    URI resolve(String file) throws CatalogueProblem {
        URI uri;
        try {
            uri = index.resolve(new URI(file)).normalize();
        } catch (URISyntaxException e) {
            throw new CatalogueProblem("elsewhere", file);
        }
        boolean same = index.getScheme().equalsIgnoreCase(uri.getScheme())
                && uri.getRawFragment() == null
                && !uri.isOpaque()
                && (file() ? below(uri) : sameServer(uri));
        if (!same) {
            throw new CatalogueProblem("elsewhere", file);
        }
        return uri;
    }

    private boolean sameServer(URI uri) {
        return uri.getRawUserInfo() == null
                && index.getHost().equalsIgnoreCase(uri.getHost())
                && port(index) == port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private boolean below(URI uri) {
        return uri.getRawAuthority() == null
                && uri.getRawQuery() == null
                && uri.getPath() != null
                && uri.getPath().indexOf('\0') < 0
                && Path.of(uri.getPath()).normalize().startsWith(folder());
    }

    private Path folder() {
        return Path.of(index.getPath()).toAbsolutePath().normalize().getParent();
    }

    /** The path of a file, once no link leads out of the folder any more. */
    Path real(URI uri) throws IOException, CatalogueProblem {
        Path path = Path.of(uri.getPath()).toRealPath();
        if (!path.startsWith(folder().toRealPath())) {
            throw new CatalogueProblem("elsewhere", path.getFileName());
        }
        return path;
    }

    /** For people: without what follows the path. */
    String host() {
        return file() ? index.getPath() : index.getHost();
    }
}
