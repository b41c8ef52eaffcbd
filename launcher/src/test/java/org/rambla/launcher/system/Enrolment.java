// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rambla.launcher.system.Network.Person;

/** People come as they come in life: the administrator invites them with a file, and each follows the link of the mail. */
final class Enrolment {
    private static final Pattern LINK = Pattern.compile("http://[^/\\s]+(/invitation\\?token=[A-Za-z0-9_-]+)");

    private final RunningServer server;
    private final Browser administrator;
    private long organisation;

    private Enrolment(RunningServer server, Browser administrator) {
        this.server = server;
        this.administrator = administrator;
    }

    /** Makes the first administrator. */
    static Enrolment begin(RunningServer server, String setupToken) {
        Browser browser = server.browser();
        FirstSteps.setUp(browser, "/setup?token=" + setupToken);
        return new Enrolment(server, browser);
    }

    Person administrator() {
        return new Person(FirstSteps.ADMINISTRATOR, id(FirstSteps.ADMINISTRATOR), administrator);
    }

    /** Asked for once: each address of the walk names it, and PostgreSQL wants a connection for every question. */
    long organisation() {
        if (organisation == 0) {
            organisation = number("select organisation from identity_member where email = ?", FirstSteps.ADMINISTRATOR);
        }
        return organisation;
    }

    /** Invites everybody at once and lets them in; by the first part of their addresses. */
    Map<String, Person> invite(List<String> names) {
        long organisation = organisation();
        administrator
                .open("/admin/organisations/" + organisation)
                .form("/admin/organisations/" + organisation)
                .fill("name.fr", "Conseil des villes")
                .fill("shortName.fr", "Conseil")
                .fill("seats", "100")
                .submit();
        StringBuilder file = new StringBuilder("email;name;function;organisation;language\n");
        names.forEach(name -> file.append(name)
                .append("@example.org;Officer ")
                .append(name)
                .append(";Prevention officer;Council of cities;en\n"));
        administrator
                .open("/admin/invitations")
                .form("/admin/invitations/check")
                .fill("text", file.toString())
                .submit()
                .form("/admin/invitations")
                .submit();
        Map<String, Person> people = new HashMap<>();
        names.forEach(name -> people.put(name, accept(name + "@example.org")));
        return people;
    }

    private Person accept(String email) {
        String[] link = new String[1];
        RunningServer.await("the invitation of " + email + " is sent", () -> (link[0] = link(email)) != null);
        Browser browser = server.browser();
        browser.open(link[0])
                .form("/invitation")
                .fill("password", Network.PASSWORD)
                .fill("passwordAgain", Network.PASSWORD)
                .submit();
        return new Person(email, id(email), browser);
    }

    private String link(String email) {
        Path mails = server.home().resolve("mail");
        if (!Files.isDirectory(mails)) {
            return null;
        }
        try (Stream<Path> found = Files.list(mails)) {
            for (Path mail :
                    found.filter(file -> file.toString().endsWith(".eml")).toList()) {
                String text = Files.readString(mail).replaceAll("=\r?\n", "").replace("=3D", "=");
                Matcher matcher = LINK.matcher(text);
                if (text.contains("<" + email + ">") && matcher.find()) {
                    return matcher.group(1);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets somebody create spaces. */
    void makeManager(Person person) {
        administrator
                .open("/admin/people/" + person.id())
                .form("/admin/people/" + person.id())
                .fill("manager", "1")
                .submit();
    }

    private long id(String email) {
        return number("select id from identity_member where email = ?", email);
    }

    /** A number that no page shows. */
    long number(String sql, String argument) {
        try (Connection connection = server.database().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, argument);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
