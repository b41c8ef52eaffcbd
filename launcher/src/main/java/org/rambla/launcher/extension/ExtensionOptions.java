// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was asked for after {@code rambla extension}.
 *
 * @param subject file or name, "" for the list
 * @param name typed to confirm, "" for none
 * @param blueprints ids, or "all"
 */
record ExtensionOptions(String act, String subject, URI server, String name, List<String> blueprints) {
    private static final Set<String> ACTS = Set.of("list", "check", "install", "update", "disable", "enable", "remove");

    static ExtensionOptions parse(List<String> words) throws CommandProblem {
        List<String> plain = new ArrayList<>();
        URI server = URI.create("http://localhost:8080");
        String name = "";
        List<String> blueprints = List.of();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--server" -> server = server(value(words, ++i, word));
                case "--name" -> name = value(words, ++i, word);
                case "--blueprints" -> blueprints = blueprints(value(words, ++i, word));
                default -> {
                    if (word.startsWith("-")) {
                        throw wrong("Not understood: " + word + ".");
                    }
                    plain.add(word);
                }
            }
        }
        String act = plain.isEmpty() ? "" : plain.get(0);
        if (!ACTS.contains(act)) {
            throw wrong(act.isEmpty() ? "Say what to do." : "Not understood: " + act + ".");
        }
        if (plain.size() != (act.equals("list") ? 1 : 2)) {
            throw wrong(act.equals("list") ? "list takes nothing more." : act + " takes one file or name.");
        }
        return new ExtensionOptions(act, act.equals("list") ? "" : plain.get(1), server, name, blueprints);
    }

    /** Whether others may read what is sent: without encryption, to another machine. */
    boolean overheard() {
        String host = server.getHost();
        boolean here = host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]");
        return server.getScheme().equals("http") && !here;
    }

    private static String value(List<String> words, int at, String option) throws CommandProblem {
        if (at >= words.size()) {
            throw wrong(option + " needs a value.");
        }
        return words.get(at);
    }

    private static URI server(String word) throws CommandProblem {
        try {
            URI uri = new URI(word.endsWith("/") ? word.substring(0, word.length() - 1) : word);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw wrong("A server is an address such as https://network.example, not " + word + ".");
    }

    private static List<String> blueprints(String word) throws CommandProblem {
        if (!word.matches("all|[0-9]{1,18}(,[0-9]{1,18})*")) {
            throw wrong("Blueprints are numbers with commas between them, or all.");
        }
        return List.of(word.split(","));
    }

    private static CommandProblem wrong(String sentence) {
        return new CommandProblem(CommandProblem.USAGE, sentence + " See rambla --help.");
    }
}
