// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;

/** Reads the certificate of whoever signs extensions, as administrators are given it. */
public final class Certificates {
    /** Largest text or file, in bytes. */
    public static final int LARGEST = 64 * 1024;

    private Certificates() {}

    /**
     * The one X.509 certificate in a PEM text or a DER file.
     *
     * @throws BadArtifact when it is none, several, or a secret that belongs to whoever signs
     */
    public static X509Certificate one(byte[] bytes) throws BadArtifact {
        if (bytes.length > LARGEST) {
            throw new BadArtifact("extension.problem.certificate");
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            throw new BadArtifact("extension.problem.privateKey");
        }
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            if (all.size() > 1) {
                throw new BadArtifact("extension.problem.certificates");
            }
            if (all.size() == 1 && all.iterator().next() instanceof X509Certificate found) {
                return found;
            }
        } catch (CertificateException e) {
            // told below
        }
        throw new BadArtifact("extension.problem.certificate");
    }
}
