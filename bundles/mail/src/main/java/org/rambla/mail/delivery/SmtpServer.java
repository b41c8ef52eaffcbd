// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * A mail server as configured: {@code smtp://user:password@host:587?starttls} or {@code smtps://user:password@host}. User
 * and password are percent-encoded where they hold signs of an address.
 *
 * @param encrypted TLS from the first byte
 * @param insist refuse to send without TLS
 */
public record SmtpServer(String host, int port, String user, String password, boolean encrypted, boolean insist) {
    private static final int TIMEOUT = 20_000;

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException in plain words
     */
    public static SmtpServer of(String url) {
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean smtps = scheme.equals("smtps");
            if ((!smtps && !scheme.equals("smtp")) || uri.getHost() == null) {
                throw new IllegalArgumentException(
                        "The mail server's address must look like smtp://user:password@host:587?starttls");
            }
            boolean insist = uri.getQuery() != null && uri.getQuery().contains("starttls");
            String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            int colon = login.indexOf(':');
            int usual = smtps ? 465 : insist ? 587 : 25;
            return new SmtpServer(
                    uri.getHost(),
                    uri.getPort() < 0 ? usual : uri.getPort(),
                    decode(colon < 0 ? login : login.substring(0, colon)),
                    colon < 0 ? "" : decode(login.substring(colon + 1)),
                    smtps,
                    insist);
        } catch (URISyntaxException e) {
            // The reason would repeat the address, and with it the password.
            throw new IllegalArgumentException(
                    "The mail server's address cannot be read; signs such as @ in the password are written %40");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    String protocol() {
        return encrypted ? "smtps" : "smtp";
    }

    Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.put(prefix + "host", host);
        properties.put(prefix + "port", Integer.toString(port));
        properties.put(prefix + "auth", Boolean.toString(!user.isEmpty()));
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put(prefix + timeout, Integer.toString(TIMEOUT));
        }
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", Boolean.toString(insist));
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return protocol() + "://" + (user.isEmpty() ? "" : user + "@") + host + ":" + port
                + (insist ? "?starttls" : "");
    }
}
