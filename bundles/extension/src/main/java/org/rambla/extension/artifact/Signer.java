// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who signed a file with jarsigner (a zip is signed like a jar). Whether the key is trusted is decided by its fingerprint
 * alone: no authority is asked, and no date.
 *
 * @param name common name of the certificate
 * @param fingerprint SHA-256 of the public key, in hex
 */
public record Signer(String name, String fingerprint) {
    private static final int BUFFER = 64 * 1024;

    /** The signer of every entry; empty when nothing is signed. */
    public static Optional<Signer> of(Path file) throws IOException, BadArtifact {
        try (JarFile jar = new JarFile(file.toFile(), true)) {
            Signer found = null;
            boolean any = false;
            boolean all = true;
            byte[] buffer = new byte[BUFFER];
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.isDirectory() || machinery(entry.getName())) {
                    continue;
                }
                try (var in = jar.getInputStream(entry)) {
                    while (in.read(buffer) > 0) {
                        // The digest is compared at the end of the entry.
                    }
                }
                Signer signer = signer(entry);
                all &= signer != null && (found == null || found.equals(signer));
                any |= signer != null;
                found = found == null ? signer : found;
            }
            if (any && !all) {
                throw new BadArtifact("extension.problem.partlySigned");
            }
            return Optional.ofNullable(found);
        } catch (SecurityException e) {
            throw new BadArtifact("extension.problem.tampered");
        }
    }

    /** Signature files are not signed themselves. */
    private static boolean machinery(String name) {
        return name.matches("(?i)META-INF/(MANIFEST\\.MF|[^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*)");
    }

    private static Signer signer(JarEntry entry) {
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null || signers.length == 0) {
            return null;
        }
        List<? extends Certificate> chain = signers[0].getSignerCertPath().getCertificates();
        return chain.get(0) instanceof X509Certificate own ? of(own) : null;
    }

    /** What a certificate says. */
    public static Signer of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return new Signer(
                    name(certificate.getSubjectX500Principal().getName()),
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(String distinguished) {
        try {
            for (Rdn part : new LdapName(distinguished).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(part.getValue());
                }
            }
        } catch (InvalidNameException e) {
            return distinguished;
        }
        return distinguished;
    }
}
