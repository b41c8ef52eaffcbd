// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param command "serve", "backup", "restore", "move-database" or "help"
 * @param arguments what follows the command
 * @param dev folder whose extensions are installed as they are built, "" for none
 */
record Options(
        String command, List<String> arguments, boolean demo, boolean safeMode, String dev, int port, Path home) {
    static final String HELP = """
            Usage: rambla [options]                 start the server
                   rambla backup FILE [options]     write everything into one file
                   rambla restore FILE [options]    fill an empty database from such a file
                   rambla move-database [options]   copy the built-in database to the one of RAMBLA_DB_URL
                   rambla extension list|check FILE|install FILE|update FILE|disable NAME|enable NAME|remove NAME
                                                    ask a running server, with an administrator's RAMBLA_TOKEN

            Options
              --demo        fill an empty home with the demonstration network
              --port N      listen on port N (8080)
              --home DIR    keep everything in DIR (home, beside the program)
              --safe-mode   start without extensions of third parties
              --dev DIR     install what is built in DIR (the target of an extension) at once
              --help        this text

            Options of rambla extension
              --server URL       the server (http://localhost:8080)
              --name NAME        confirms a file that no trusted key has signed
              --blueprints LIST  offer a new extension to these blueprints: all, or numbers with commas (none)

            Environment
              RAMBLA_DB_URL, RAMBLA_DB_USER, RAMBLA_DB_PASSWORD   PostgreSQL, as jdbc:postgresql://host/name
              RAMBLA_DB_WAIT     seconds to wait at the start for a database that does not answer (60)
              RAMBLA_FILES       directory for attached files, shared when there are several servers
              RAMBLA_BASE_URL    address under which browsers reach the server, for links in mails
              RAMBLA_SMTP_URL    smtp://user:password@host:587 ; without it mails are kept as files in the home
              RAMBLA_MAIL_FROM   sender of mails
              RAMBLA_PROXIES     addresses of proxies in front of the server, comma separated
              RAMBLA_TOKEN       access token of an administrator, for rambla extension
              RAMBLA_MEMORY      most memory for the server's data (512m)

            Exit codes: 0 stopped, 2 wrong use, 10 port taken, 11 home in use, 12 home not writable,
            13 database unreachable, 14 Java too old, 15 cannot start, 16 refused (the reason is told),
            17 server not reached, 18 token not accepted.
            """;

    static Options parse(String[] words, Path defaultHome) throws StartProblem {
        if (List.of(words).contains("--help") || List.of(words).contains("-h")) {
            // Whoever asks for help gets it, whatever else is wrong.
            return new Options("help", List.of(), false, false, "", 8080, defaultHome);
        }
        String command = "serve";
        List<String> arguments = new ArrayList<>();
        boolean demo = false;
        boolean safeMode = false;
        String dev = "";
        int port = 8080;
        Path home = defaultHome;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            switch (word) {
                case "--demo" -> demo = true;
                case "--safe-mode" -> safeMode = true;
                case "--dev" ->
                    dev = Path.of(value(words, ++i, word))
                            .toAbsolutePath()
                            .normalize()
                            .toString();
                case "help" -> command = "help";
                case "--port" -> port = port(value(words, ++i, word));
                case "--home" -> home = Path.of(value(words, ++i, word));
                case "backup", "restore", "move-database" -> {
                    if (!command.equals("serve")) {
                        throw new StartProblem(StartProblem.USAGE, "One command at a time, please: " + word);
                    }
                    command = word;
                }
                default -> {
                    if (word.startsWith("-") || command.equals("serve")) {
                        throw new StartProblem(StartProblem.USAGE, "Not understood: " + word + ". See rambla --help.");
                    }
                    arguments.add(word);
                }
            }
        }
        return new Options(
                command,
                arguments,
                demo,
                safeMode,
                dev,
                port,
                home.toAbsolutePath().normalize());
    }

    private static String value(String[] words, int at, String option) throws StartProblem {
        if (at >= words.length) {
            throw new StartProblem(StartProblem.USAGE, option + " needs a value. See rambla --help.");
        }
        return words[at];
    }

    private static int port(String word) throws StartProblem {
        try {
            int port = Integer.parseInt(word);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new StartProblem(StartProblem.USAGE, "A port is a number from 1 to 65535, not " + word + ".");
    }
}
