// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Somebody who signs extensions, with the JDK's own tools. */
final class Publisher {
    private static final String PASSWORD = "publisher";

    private final KeyStore.PrivateKeyEntry key;

    private Publisher(KeyStore.PrivateKeyEntry key) {
        this.key = key;
    }

    static Publisher called(String name, Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new Publisher((KeyStore.PrivateKeyEntry)
                keys.getEntry("own", new KeyStore.PasswordProtection(PASSWORD.toCharArray())));
    }

    String certificate() throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getCertificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    Path sign(Path file) throws Exception {
        Path signed = file.resolveSibling("signed-" + file.getFileName());
        try (ZipFile zip = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key).build().sign(zip, out);
        }
        return signed;
    }
}
