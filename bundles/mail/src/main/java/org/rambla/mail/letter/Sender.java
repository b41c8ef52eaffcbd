// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.letter;

import java.net.URI;
import org.rambla.mail.queue.OneLine;

/**
 * Who mails are from.
 *
 * @param name "" for the network's name
 */
public record Sender(String address, String name) {
    /** From "address" or "Name &lt;address&gt;"; without either, an address at the host of this server. */
    public static Sender of(String configured, String baseUrl) {
        String text = OneLine.of(configured, 400);
        if (text.isEmpty()) {
            String host = URI.create(baseUrl).getHost();
            return new Sender("no-reply@" + (host == null || host.equals("localhost") ? "rambla.localhost" : host), "");
        }
        int open = text.lastIndexOf('<');
        return open >= 0 && text.endsWith(">")
                ? new Sender(
                        text.substring(open + 1, text.length() - 1).strip(),
                        text.substring(0, open).strip())
                : new Sender(text, "");
    }

    /** What stands behind the @. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
