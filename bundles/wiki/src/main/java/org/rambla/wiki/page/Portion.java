// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Some of a list that is shown part after part.
 *
 * @param next behind what the list goes on, as {@link Moment}, {@link Behind} or an id writes it; "" at the end
 */
public record Portion<T>(List<T> rows, String next) {
    /** Nothing. */
    public static <T> Portion<T> none() {
        return new Portion<>(List.of(), "");
    }

    /**
     * What fits of what was found.
     *
     * @param found one more than fits, where there is more
     * @param place of an item in the list
     */
    public static <T> Portion<T> of(List<T> found, int limit, Function<T, ?> place) {
        return found.size() <= limit
                ? new Portion<>(found, "")
                : new Portion<>(
                        found.subList(0, limit),
                        place.apply(found.get(limit - 1)).toString());
    }

    /**
     * Where the list goes on; "" at the end.
     *
     * @param address up to the value that says behind what
     */
    public String further(String address) {
        return next.isEmpty() ? "" : address + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The same list of other things. */
    public <S> Portion<S> as(List<S> others) {
        return new Portion<>(others, next);
    }
}
