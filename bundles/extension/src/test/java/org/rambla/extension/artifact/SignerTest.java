// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {
    @TempDir
    static Path folder;

    private static SigningKey leuven;
    private static Path signed;

    @BeforeAll
    static void makeKey() throws Exception {
        leuven = SigningKey.make("City of Leuven", folder);
        signed = leuven.sign(write("plain.jar", plain()));
    }

    private static Map<String, byte[]> plain() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", bytes("Manifest-Version: 1.0\r\nBundle-SymbolicName: leuven\r\n\r\n"));
        entries.put("one.txt", bytes("one"));
        entries.put("two.txt", bytes("two"));
        return entries;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path write(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
        return file;
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (JarEntry entry : java.util.Collections.list(jar.entries())) {
                entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void signer_isWhoSignedEverything_underTheFingerprintOfTheCertificate() throws Exception {
        Signer found = Signer.of(signed).orElseThrow();
        assertThat(found.name()).isEqualTo("City of Leuven");
        assertThat(found).isEqualTo(Signer.of(leuven.certificate()));
        assertThat(found).isEqualTo(Signer.of(Certificates.one(bytes(leuven.pem()))));
        assertThat(found)
                .isEqualTo(Signer.of(Certificates.one(leuven.certificate().getEncoded())));
    }

    @Test
    void signer_isAnother_whenSomebodyElseUsesTheSameName() throws Exception {
        SigningKey other = SigningKey.make("City of Leuven", folder);
        Signer found = Signer.of(other.sign(write("other.jar", plain()))).orElseThrow();
        assertThat(found.name()).isEqualTo("City of Leuven");
        assertThat(found.fingerprint())
                .isNotEqualTo(Signer.of(leuven.certificate()).fingerprint());
    }

    @Test
    void signer_isNobody_whenNothingIsSigned() throws Exception {
        assertThat(Signer.of(write("unsigned.jar", plain()))).isEmpty();
    }

    @Test
    void file_isRefused_whenAnEntryWasChangedAfterSigning() throws Exception {
        Map<String, byte[]> entries = read(signed);
        entries.put("two.txt", bytes("changed"));
        Path changed = write("changed.jar", entries);
        assertThatThrownBy(() -> Signer.of(changed))
                .isInstanceOf(BadArtifact.class)
                .hasMessage("extension.problem.tampered");
    }

    @Test
    void file_isRefused_whenTheManifestWasChangedAfterSigning() throws Exception {
        Map<String, byte[]> entries = read(signed);
        String manifest = new String(entries.get("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8);
        entries.put("META-INF/MANIFEST.MF", bytes(manifest.replace("leuven", "ghent!")));
        Path changed = write("manifest.jar", entries);
        assertThatThrownBy(() -> Signer.of(changed)).isInstanceOf(BadArtifact.class);
    }

    @Test
    void file_isRefused_whenSomethingWasAddedAfterSigning() throws Exception {
        Map<String, byte[]> entries = read(signed);
        entries.put("three.txt", bytes("three"));
        Path partly = write("partly.jar", entries);
        assertThatThrownBy(() -> Signer.of(partly))
                .isInstanceOf(BadArtifact.class)
                .hasMessage("extension.problem.partlySigned");
    }

    @Test
    void certificate_isRefused_whenItIsNoneOrSeveralOrASecret() throws Exception {
        String pem = leuven.pem();
        assertRefused("certificate", "");
        assertRefused("certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused("certificate", "<script>alert(1)</script>");
        assertRefused("certificate", pem + " ".repeat(Certificates.LARGEST));
        assertRefused("certificates", pem + pem.replace("\n", "\r\n"));
        assertRefused("privateKey", pem + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    }

    private static void assertRefused(String problem, String text) {
        assertThatThrownBy(() -> Certificates.one(bytes(text)))
                .isInstanceOf(BadArtifact.class)
                .hasMessage("extension.problem." + problem);
    }
}
