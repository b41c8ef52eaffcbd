// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.util.concurrent.ThreadLocalRandom;
import org.rambla.api.page.Form;

/**
 * What a form knows of the draft before it.
 *
 * @param keptAt when the draft that it showed was kept, in milliseconds; 0 for none
 * @param writing names the form, from when it is opened until what it holds is saved; "" for none
 */
public record Known(long keptAt, String writing) {
    public static Known of(Form form) {
        String writing = form.value("writing");
        return new Known(Sent.id(form.value("draft")), writing.matches("[a-z0-9]{1,40}") ? writing : "");
    }

    /** Names another writing. */
    public static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX)
                + Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }
}
