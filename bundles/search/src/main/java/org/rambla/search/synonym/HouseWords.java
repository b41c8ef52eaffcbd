// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Words of the trade that come with the server, French and English beside each other. */
final class HouseWords {
    private HouseWords() {}

    static List<List<String>> groups() {
        try (InputStream in = HouseWords.class.getResourceAsStream("words.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KeptSynonyms::split)
                    .filter(group -> group.size() > 1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
