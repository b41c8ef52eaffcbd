// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.osgi.framework.Bundle;

/** Style sheet, scripts, fonts and icons of the design system, from this bundle, kept in memory with their digest. */
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "png", "image/png",
            "txt", "text/plain;charset=UTF-8");

    private final Bundle bundle;
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /**
     * One file.
     *
     * @param zipped the bytes compressed with gzip, or null when that does not pay
     */
    public record Asset(byte[] bytes, byte[] zipped, String type, String tag) {}

    Assets(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The address of a file with its digest, so that browsers may keep it for ever. */
    public String address(String name) {
        Asset asset = find(name);
        return "/assets/" + name + (asset == null ? "" : "?v=" + asset.tag());
    }

    /** The file, or null. */
    public Asset find(String name) {
        Asset asset = known.get(name);
        if (asset == null && name.matches("([a-z0-9-]+/)*[A-Za-z0-9.-]+\\.[a-z0-9]+") && !name.contains("..")) {
            asset = load(name);
            if (asset != null) {
                known.put(name, asset);
            }
        }
        return asset;
    }

    private Asset load(String name) {
        URL entry = bundle.getEntry("assets/" + name);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (entry == null || type == null) {
            return null;
        }
        try (InputStream in = entry.openStream()) {
            byte[] bytes = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(
                    bytes,
                    type.startsWith("font") || type.endsWith("png") ? null : zip(bytes),
                    type,
                    HexFormat.of().formatHex(digest, 0, 6));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
