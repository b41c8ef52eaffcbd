// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Instants, sizes and numbers as the reader says them, in the reader's language and zone. Labels (CET, CEST) are derived. */
@ProviderType
public interface Times {
    /** "Friday 16 April, 10:05", with the year when it is not this one. */
    String dateTime(Instant at);

    /** "Friday 16 April 2021". */
    String date(Instant at);

    /** "10:05". */
    String time(Instant at);

    /** "2 hours ago", "yesterday, 09:40", "15 April". */
    String ago(Instant at);

    /** For {@code <time datetime>}: ISO with the reader's offset. */
    String iso(Instant at);

    /** The zone's name at that moment: "CEST". */
    String zoneLabel(Instant at);

    /** "214 KB". */
    String size(long bytes);

    /** "3 041", "3,041". */
    String number(long number);
}
