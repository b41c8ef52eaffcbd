// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.page.OneLine;
import org.rambla.webinar.registration.RegistrationEntity;
import org.rambla.webinar.registration.RegistrationRow;

/**
 * Who a meeting tool says was there, set against who has a place: by mail address where the list has one, else by name,
 * when there is one person of that name only.
 *
 * @param found registrations by the row that told of them, each once
 * @param several rows whose name more than one person has
 * @param strangers rows of which nobody is known
 */
public record Attendees(List<Found> found, List<String> several, List<String> strangers) {
    /** People on one form. */
    static final int MOST = 1_000;

    private static final Set<String> NAMES = Set.of(
            "name",
            "fullname",
            "username",
            "nameoriginalname",
            "participant",
            "attendee",
            "nom",
            "nomcomplet",
            "nometprenom");
    private static final Set<String> PARTS =
            Set.of("firstname", "lastname", "surname", "givenname", "prenom", "nomdefamille");

    /** @param by how: "email" or "name" */
    public record Found(RegistrationRow row, String said, String by) {}

    /** Of those found who are not noted yet as many as one form takes. */
    public List<Found> shown() {
        return found.stream().filter(one -> !one.row().attended()).limit(MOST).toList();
    }

    /** How many of those found are noted already. */
    public int noted() {
        return (int) found.stream().filter(one -> one.row().attended()).count();
    }

    /** How many of those found are left for the next form. */
    public int left() {
        return found.size() - noted() - shown().size();
    }

    /** Which columns hold what; -1 and none where that is not known. */
    private record Columns(List<Integer> names) {
        static Columns of(List<String> row) {
            List<Integer> whole = columns(row, NAMES);
            return new Columns(whole.isEmpty() ? columns(row, PARTS) : whole.subList(0, 1));
        }

        private static List<Integer> columns(List<String> row, Set<String> heads) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (heads.contains(letters(row.get(i)).replace(" ", ""))) {
                    columns.add(i);
                }
            }
            return columns;
        }
    }

    /**
     * @param table as the tool wrote it: lines before its head are left out
     * @param names of those who have a place
     * @param present addresses of mail by registration, where they are others than when that was made
     */
    static Attendees of(List<List<String>> table, Map<RegistrationRow, String> names, Map<Long, String> present) {
        Map<String, RegistrationRow> addresses = new HashMap<>();
        Map<String, List<RegistrationRow>> named = new HashMap<>();
        names.forEach((row, name) -> {
            addresses.put(RegistrationEntity.box(present.getOrDefault(row.id(), row.address())), row);
            // Somebody who was forgotten has no name, and a row without one means nobody.
            if (!key(name).isEmpty()) {
                named.computeIfAbsent(key(name), k -> new ArrayList<>()).add(row);
            }
        });
        Map<Long, Found> found = new LinkedHashMap<>();
        List<String> several = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        Columns columns = new Columns(List.of());
        boolean begun = table.stream().allMatch(row -> Columns.of(row).names().isEmpty());
        for (List<String> row : table) {
            Columns head = Columns.of(row);
            if (!head.names().isEmpty()) {
                columns = head;
                begun = true;
            } else if (begun) {
                String name = name(row, columns);
                RegistrationRow known = row.stream()
                        .filter(cell -> cell.contains("@"))
                        .map(cell -> addresses.get(RegistrationEntity.box(cell)))
                        .filter(one -> one != null)
                        .findFirst()
                        .orElse(null);
                List<RegistrationRow> same = named.getOrDefault(key(name), List.of());
                String said = said(row, name);
                if (known != null) {
                    found.put(known.id(), new Found(known, said, "email"));
                } else if (same.size() == 1) {
                    found.putIfAbsent(same.get(0).id(), new Found(same.get(0), said, "name"));
                } else if (!said.isEmpty()) {
                    (same.isEmpty() ? strangers : several).add(said);
                }
            }
        }
        return new Attendees(
                List.copyOf(found.values()),
                several.stream().distinct().toList(),
                strangers.stream().distinct().toList());
    }

    private static String name(List<String> row, Columns columns) {
        Stream<String> cells = columns.names().isEmpty()
                ? row.stream()
                        .filter(cell -> !cell.contains("@") && cell.codePoints().anyMatch(Character::isLetter))
                        .limit(1)
                : columns.names().stream().filter(i -> i < row.size()).map(row::get);
        return cells.collect(Collectors.joining(" ")).strip();
    }

    private static String said(List<String> row, String name) {
        String address =
                row.stream().filter(cell -> cell.contains("@")).findFirst().orElse("");
        String said = OneLine.of(name + (address.isEmpty() || name.contains(address) ? "" : " " + address));
        return said.length() > 200
                ? said.substring(0, said.offsetByCodePoints(0, Math.min(150, said.codePointCount(0, said.length()))))
                : said;
    }

    /** The same for "Marie Dupont (City of Nice)" and "DUPONT, Marie". */
    private static String key(String name) {
        String[] words = letters(name.replaceAll("\\([^)]*\\)", " ")).strip().split(" +");
        Arrays.sort(words);
        return String.join(" ", words);
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
