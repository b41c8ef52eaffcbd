// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes links of the addresses that people type into a text. */
final class Links {
    private static final Pattern ADDRESS = Pattern.compile(
            "\\b(?:https?://|www\\.)[^\\s<>\"]{2,1900}|\\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5}");
    private static final String TRAILING = ".,;:!?'’»”*_";

    private Links() {}

    /** The runs, with links where addresses stand. */
    static void recognise(Block block) {
        if (block.runs.stream().noneMatch(Links::candidate)) {
            return;
        }
        List<Run> out = new ArrayList<>();
        for (Run run : block.runs) {
            if (candidate(run)) {
                split(run, out);
            } else {
                out.add(run);
            }
        }
        block.runs.clear();
        block.runs.addAll(out);
    }

    private static boolean candidate(Run run) {
        return run.isText()
                && run.href().isEmpty()
                && (run.text().contains("://")
                        || run.text().contains("www.")
                        || run.text().contains("@"));
    }

    private static void split(Run run, List<Run> out) {
        String text = run.text();
        Matcher matcher = ADDRESS.matcher(text);
        int done = 0;
        while (matcher.find()) {
            String address = withoutTrailing(matcher.group());
            String link = Addresses.link(target(address));
            if (!link.isEmpty()) {
                if (matcher.start() > done) {
                    out.add(run.withText(text.substring(done, matcher.start())));
                }
                out.add(run.withText(address).withLink(link, ""));
                done = matcher.start() + address.length();
            }
        }
        if (done < text.length()) {
            out.add(run.withText(text.substring(done)));
        }
    }

    private static String target(String address) {
        if (address.startsWith("www.")) {
            return "https://" + address;
        }
        return address.startsWith("http") ? address : "mailto:" + address;
    }

    // The full stop after an address ends the sentence; a bracket closes what was opened before the address.
    private static String withoutTrailing(String address) {
        int end = address.length();
        while (end > 0) {
            char c = address.charAt(end - 1);
            boolean bracket = c == ')' && address.lastIndexOf('(', end - 1) < 0
                    || c == ']' && address.lastIndexOf('[', end - 1) < 0;
            if (TRAILING.indexOf(c) < 0 && !bracket) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }
}
