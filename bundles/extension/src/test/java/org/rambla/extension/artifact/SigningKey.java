// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A key that a publisher made with the JDK's own tools. */
public final class SigningKey {
    private static final char[] PASSWORD = "publisher".toCharArray();

    private final KeyStore.PrivateKeyEntry entry;

    private SigningKey(KeyStore.PrivateKeyEntry entry) {
        this.entry = entry;
    }

    public static SigningKey make(String name, Path folder) throws Exception {
        Path store = Files.createTempDirectory(folder, "key").resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "publisher",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return new SigningKey(
                (KeyStore.PrivateKeyEntry) keys.getEntry("publisher", new KeyStore.PasswordProtection(PASSWORD)));
    }

    public X509Certificate certificate() {
        return (X509Certificate) entry.getCertificate();
    }

    public String pem() throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(certificate().getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }

    public Path sign(Path file) throws Exception {
        Path signed = file.resolveSibling("signed-" + file.getFileName());
        try (ZipFile zip = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(entry).build().sign(zip, out);
        }
        return signed;
    }
}
