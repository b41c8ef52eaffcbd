// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a machine's operator asks for a million characters, in euros, as an administrator typed it. */
public record Price(BigDecimal ofMillion) {
    /** Kept among the settings of a machine; no setting of its own may be called like this. */
    static final String KEPT = "price of a million";

    private static final String TYPED = "\\d{1,6}([.,]\\d{1,2})?";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Whether it is left out, or an amount such as 20 or 19.99, with a point or a comma. */
    static boolean readable(String typed) {
        return typed.isEmpty() || typed.matches(TYPED);
    }

    static Optional<Price> of(Map<String, String> settings) {
        return Optional.ofNullable(settings.get(KEPT))
                .filter(typed -> typed.matches(TYPED))
                .map(typed -> new Price(new BigDecimal(typed.replace(',', '.'))));
    }

    /** What characters cost, rounded to cents. */
    public BigDecimal of(long characters) {
        return ofMillion.multiply(BigDecimal.valueOf(characters)).divide(MILLION, 2, RoundingMode.HALF_UP);
    }

    /** As a reader writes it: "€1.20", "1,20 €". */
    public static String words(BigDecimal amount, String language) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.forLanguageTag(language));
        format.setCurrency(Currency.getInstance("EUR"));
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }
}
