// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.text;

import java.util.regex.Pattern;

/** What passes as an e-mail address: one @, a domain with a dot, nothing that could end a header line. */
public final class EmailAddress {
    /** Longest address that mail servers take. */
    public static final int MAX = 254;

    private static final Pattern FORM = Pattern.compile(
            "[^\\s\\p{C}@<>()\\[\\],;:\\\\\"]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");

    private EmailAddress() {}

    public static boolean valid(String address) {
        return address.length() <= MAX
                && Folded.email(address).length() <= MAX
                && !address.startsWith(".")
                && FORM.matcher(address).matches();
    }
}
