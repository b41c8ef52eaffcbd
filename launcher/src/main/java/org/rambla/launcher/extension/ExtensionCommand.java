// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command {@code rambla extension}: asks a running server and says in plain words what came of it. */
public final class ExtensionCommand {
    private static final long PAUSE = 500;
    private static final int MOST_QUESTIONS = 240;
    private static final Map<String, String> STATES = Map.of(
            "RUNNING", "running",
            "STARTING", "starting",
            "DISABLED", "disabled",
            "SET_ASIDE", "set aside",
            "CANNOT_START", "cannot start",
            "PARTLY", "not on every server",
            "SAFE_MODE", "not started: safe mode",
            "REMOVED", "removed, data kept");
    private static final Map<String, String> DONE = Map.of(
            "INSTALL", "installed",
            "UPDATE", "updated",
            "ENABLE", "enabled",
            "DISABLE", "disabled",
            "REMOVE", "removed; its data is kept");

    private final ExtensionOptions options;
    private final RemoteServer server;
    private final PrintStream out;

    private ExtensionCommand(ExtensionOptions options, RemoteServer server, PrintStream out) {
        this.options = options;
        this.server = server;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param words what follows {@code rambla extension}
     * @param token of an administrator; null or "" for none
     * @return exit code: 0 done, 2 wrong use, 16 refused, 17 server not reached, 18 token not accepted
     */
    public static int run(List<String> words, String token, PrintStream out, PrintStream problems) {
        try {
            ExtensionOptions options = ExtensionOptions.parse(words);
            if (token == null || token.isBlank()) {
                throw new CommandProblem(
                        CommandProblem.TOKEN,
                        "Put an administrator's access token into RAMBLA_TOKEN. Tokens are made at " + options.server()
                                + "/account/tokens.");
            }
            if (!token.strip().matches("[!-~]{1,200}")) {
                throw new CommandProblem(CommandProblem.TOKEN, "RAMBLA_TOKEN holds something that is no token.");
            }
            if (options.overheard()) {
                problems.println("Careful: what is sent to " + options.server()
                        + " can be read on the way, the token too. Use its https address.");
            }
            new ExtensionCommand(options, new RemoteServer(options.server(), token.strip()), out).run();
            return 0;
        } catch (CommandProblem problem) {
            problems.println(problem.getMessage());
            return problem.code();
        }
    }

    private void run() throws CommandProblem {
        switch (options.act()) {
            case "list" -> list();
            case "check" -> refuseBad(check());
            case "install", "update" -> install();
            default ->
                step(server.post(
                        "/" + name() + "/" + options.act(),
                        Json.createObjectBuilder().build()));
        }
    }

    private String name() throws CommandProblem {
        if (!options.subject().matches("[a-z][a-z0-9-]{0,29}")) {
            throw new CommandProblem(
                    CommandProblem.USAGE, "An extension is named as in the list, not " + options.subject() + ".");
        }
        return options.subject();
    }

    private void list() throws CommandProblem {
        for (JsonObject one : server.get("").getJsonArray("extensions").getValuesAs(JsonObject.class)) {
            String state = one.getString("state");
            String ready = one.containsKey("ready") ? " (" + one.getString("ready") + " ready)" : "";
            out.println(one.getString("name") + " " + one.getString("version") + " " + STATES.getOrDefault(state, state)
                    + ready);
            if (one.containsKey("problem")) {
                out.println("  " + one.getString("problem"));
            }
        }
    }

    private JsonObject check() throws CommandProblem {
        JsonObject said;
        try {
            Path file = Path.of(options.subject());
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                throw new CommandProblem(CommandProblem.USAGE, "There is no file " + options.subject() + ".");
            }
            String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
            said = server.post("/check?name=" + name, BodyPublishers.ofFile(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandProblem(CommandProblem.USAGE, "There is no file " + options.subject() + ".");
        }
        if (said.containsKey("name")) {
            out.println(said.getString("name") + " " + said.getString("version")
                    + (said.containsKey("before") ? ", in place of " + said.getString("before") : "") + ", SHA-256 "
                    + said.getString("sha256"));
        }
        for (String kind : List.of("problems", "warnings")) {
            said.getJsonArray(kind)
                    .getValuesAs(JsonString.class)
                    .forEach(sentence -> out.println("  " + sentence.getString()));
        }
        return said;
    }

    private void refuseBad(JsonObject checked) throws CommandProblem {
        if (!checked.getBoolean("good")) {
            throw new CommandProblem(CommandProblem.REFUSED, "It cannot be installed. Nothing was changed.");
        }
        out.println("The check found nothing that keeps it from working there.");
    }

    private void install() throws CommandProblem {
        JsonObject checked = check();
        refuseBad(checked);
        String name = checked.getString("name");
        if (!checked.getBoolean("trusted") && !name.equals(options.name())) {
            throw new CommandProblem(
                    CommandProblem.REFUSED,
                    "No key that is trusted there has signed this file. If you know where it comes from, add --name "
                            + name + ". Nothing was changed.");
        }
        JsonArrayBuilder blueprints = Json.createArrayBuilder();
        boolean all = options.blueprints().contains("all");
        for (JsonObject blueprint : checked.getJsonArray("blueprints").getValuesAs(JsonObject.class)) {
            String id = blueprint.getJsonNumber("id").toString();
            if (all || options.blueprints().contains(id)) {
                blueprints.add(Long.parseLong(id));
            }
        }
        JsonObjectBuilder sent = Json.createObjectBuilder()
                .add("artifact", checked.getJsonNumber("artifact"))
                .add("name", options.name())
                .add("blueprints", blueprints);
        step(server.post("/" + options.act(), sent.build()));
    }

    /** Says what came of a step; waits while it goes on. */
    private void step(JsonObject begun) throws CommandProblem {
        JsonObject step = begun;
        for (int i = 0; step.getString("state").equals("RUNNING") && i < MOST_QUESTIONS; i++) {
            pause();
            step = server.get("/changes/" + step.getJsonNumber("change"));
        }
        String name = step.getString("name");
        if (!step.getString("state").equals("DONE")) {
            String why = step.getString("problem", "It takes very long; look at the list later.");
            throw new CommandProblem(CommandProblem.REFUSED, name + ": " + why);
        }
        out.println(name + ": " + DONE.get(step.getString("act")) + ".");
    }

    private static void pause() throws CommandProblem {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandProblem(CommandProblem.REFUSED, "Interrupted; the server goes on.");
        }
    }
}
