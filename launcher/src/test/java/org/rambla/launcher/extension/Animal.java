// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bad extension, and how far it gets.
 *
 * @param end how far it gets
 * @param words part of what the administrator reads about it, in English
 */
record Animal(String name, End end, String words, byte[] file) {
    /** How far a bad extension gets. */
    enum End {
        /** The file is no extension at all. */
        UNREADABLE,
        /** The check says why it cannot be installed. */
        REFUSED,
        /** It is tried, and the server is as before. */
        DOES_NOT_START,
        /** It runs, and what is bad about it harms only itself. */
        RUNS
    }

    static Map<String, Animal> all() {
        Map<String, Animal> zoo = new LinkedHashMap<>();
        unreadable(zoo);
        refused(zoo);
        failing(zoo);
        hiding(zoo);
        burrowing(zoo);
        blocking(zoo);
        running(zoo);
        return zoo;
    }

    private static void add(Map<String, Animal> zoo, String name, End end, String words, byte[] file) {
        if (zoo.put(name, new Animal(name, end, words, file)) != null) {
            throw new IllegalStateException("Twice: " + name);
        }
    }

    private static void unreadable(Map<String, Animal> zoo) {
        byte[] good = ExtensionJar.named("whole").build();
        byte[] half = java.util.Arrays.copyOf(good, good.length / 2);
        add(zoo, "text", End.UNREADABLE, "neither a .jar nor a .zip", "Not a zip at all".getBytes());
        add(zoo, "half", End.UNREADABLE, "neither a .jar nor a .zip", half);
        add(
                zoo,
                "bomb",
                End.UNREADABLE,
                "unpacks to far more",
                ExtensionJar.named("bomb")
                        .entry("zeros.bin", new byte[64 * 1024 * 1024])
                        .build());
        add(
                zoo,
                "climber",
                End.UNREADABLE,
                "outside of its folder",
                ExtensionJar.named("climber").text("../../evil.txt", "out").build());
        add(
                zoo,
                "nameless",
                End.UNREADABLE,
                "does not say what it is",
                ExtensionJar.zip(Map.of("readme.txt", "hello".getBytes())));
        add(
                zoo,
                "oddname",
                End.UNREADABLE,
                "technical name is not allowed",
                ExtensionJar.named("oddname")
                        .header("Bundle-SymbolicName", "<script>alert(1)</script>")
                        .build());
        add(
                zoo,
                "oddversion",
                End.UNREADABLE,
                "not a version number",
                ExtensionJar.named("oddversion").version("<b>one</b>").build());
        add(
                zoo,
                "fragment",
                End.UNREADABLE,
                "Fragment-Host",
                ExtensionJar.named("fragment")
                        .header("Fragment-Host", "org.rambla.web")
                        .build());
        add(
                zoo,
                "single",
                End.UNREADABLE,
                "only one of its name",
                ExtensionJar.named("single")
                        .header("Bundle-SymbolicName", "org.example.single;singleton:=true")
                        .build());
        add(
                zoo,
                "featureless",
                End.UNREADABLE,
                "brings no feature",
                ExtensionJar.named("featureless").without("Provide-Capability").build());
        add(
                zoo,
                "tomorrow",
                End.UNREADABLE,
                "made for Java",
                ExtensionJar.named("tomorrow")
                        .entry("org/example/Late.class", tomorrow())
                        .build());
        add(
                zoo,
                "unguarded",
                End.UNREADABLE,
                "does not say which right it needs",
                ExtensionJar.named("unguarded")
                        .members(
                                "public Set<Object> pages() { return Set.of(new Open()); }"
                                        + "@Path(\"\") public static class Open { @GET public String open() { return \"open\"; } }")
                        .build());
        add(
                zoo,
                "babel",
                End.UNREADABLE,
                "texts cannot be read",
                ExtensionJar.named("babel")
                        .text("messages_en.properties", "babel.title=\\u12")
                        .build());
        add(
                zoo,
                "onetongue",
                End.UNREADABLE,
                "missing in one language",
                ExtensionJar.named("onetongue")
                        .text("messages_en.properties", "onetongue.title=One")
                        .build());
        add(
                zoo,
                "intruder",
                End.UNREADABLE,
                "not its own",
                ExtensionJar.named("intruder")
                        .text("messages_en.properties", "web.home=Mine")
                        .text("messages_fr.properties", "web.home=Mienne")
                        .build());
    }

    private static byte[] tomorrow() {
        return new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 120, 0, 1, 0, 0};
    }

    private static void refused(Map<String, Animal> zoo) {
        add(
                zoo,
                "twin",
                End.REFUSED,
                "name of a part of the server",
                ExtensionJar.named("twin")
                        .header("Bundle-SymbolicName", "org.rambla.web")
                        .build());
        add(
                zoo,
                "forum",
                End.REFUSED,
                "Another extension is called",
                ExtensionJar.named("forum").build());
        add(
                zoo,
                "admin",
                End.REFUSED,
                "belongs to the server itself",
                ExtensionJar.named("admin").build());
        add(
                zoo,
                "hungry",
                End.REFUSED,
                "not on this server: org.nowhere",
                ExtensionJar.named("hungry")
                        .alsoImporting("org.nowhere;version=\"[1,2)\"")
                        .build());
        add(
                zoo,
                "future",
                End.REFUSED,
                "Update the server first",
                ExtensionJar.named("future")
                        .header(
                                "Import-Package",
                                "org.rambla.api.feature;version=\"[5,6)\",org.rambla.api.text,org.rambla.api.visit")
                        .build());
        add(
                zoo,
                "past",
                End.REFUSED,
                "It must be updated itself",
                ExtensionJar.named("past")
                        .header(
                                "Import-Package",
                                "org.rambla.api.feature;version=\"[0.0.1,0.0.2)\",org.rambla.api.text,org.rambla.api.visit")
                        .build());
        add(
                zoo,
                "servlet",
                End.REFUSED,
                "extensions are not given: jakarta.servlet",
                ExtensionJar.named("servlet").alsoImporting("jakarta.servlet").build());
        add(
                zoo,
                "hooks",
                End.REFUSED,
                "extensions are not given: org.osgi.framework.hooks",
                ExtensionJar.named("hooks")
                        .alsoImporting("org.osgi.framework.hooks.service")
                        .build());
    }

    private static void failing(Map<String, Animal> zoo) {
        add(
                zoo,
                "stillborn",
                End.DOES_NOT_START,
                "no constructor",
                ExtensionJar.named("stillborn")
                        .members("public Main() { throw new IllegalStateException(\"no constructor\"); }")
                        .build());
        add(
                zoo,
                "thrower",
                End.DOES_NOT_START,
                "no activation",
                ExtensionJar.named("thrower")
                        .activate("throw new IllegalStateException(\"no activation\");")
                        .build());
        add(
                zoo,
                "pageless",
                End.DOES_NOT_START,
                "no pages",
                ExtensionJar.named("pageless")
                        .members("public Set<Object> pages() { throw new IllegalStateException(\"no pages\"); }")
                        .build());
        add(
                zoo,
                "filter",
                End.DOES_NOT_START,
                "only resources are taken",
                ExtensionJar.named("filter")
                        .alsoImporting("jakarta.ws.rs.container")
                        .members("public Set<Object> pages() { return Set.of(new All()); }"
                                + "@Path(\"\") public static class All implements jakarta.ws.rs.container.ContainerRequestFilter {"
                                + "public void filter(jakarta.ws.rs.container.ContainerRequestContext c) {} }")
                        .build());
        add(
                zoo,
                "locator",
                End.DOES_NOT_START,
                "sub-resource locator",
                ExtensionJar.named("locator")
                        .members(
                                "public Set<Object> pages() { return Set.of(new Way()); }"
                                        + "@Path(\"\") public static class Way { @Path(\"x\") public Object go() { return this; } }")
                        .build());
        add(
                zoo,
                "exit",
                End.DOES_NOT_START,
                "may not end the server",
                ExtensionJar.named("exit").activate("System.exit(3);").build());
        add(
                zoo,
                "halt",
                End.DOES_NOT_START,
                "may not end the server",
                ExtensionJar.named("halt")
                        .activate("Runtime.getRuntime().halt(3);")
                        .build());
        add(
                zoo,
                "tables",
                End.DOES_NOT_START,
                "tables could not be made",
                ExtensionJar.named("tables")
                        .tables("V001__tables.sql", "create table tables_one (id bigint not nil);")
                        .build());
        add(
                zoo,
                "ring",
                End.DOES_NOT_START,
                "waits for something that does not come",
                ExtensionJar.named("ring")
                        .header("Service-Component", "OSGI-INF/main.xml,OSGI-INF/one.xml,OSGI-INF/two.xml")
                        .text("OSGI-INF/main.xml", part("Main", "org.rambla.api.feature.Feature", "java.lang.Runnable"))
                        .text(
                                "OSGI-INF/one.xml",
                                part("Main$One", "java.lang.Runnable", "java.util.concurrent.Callable"))
                        .text(
                                "OSGI-INF/two.xml",
                                part("Main$Two", "java.util.concurrent.Callable", "java.lang.Runnable"))
                        .members("public static class One implements Runnable { public void run() {} }"
                                + "public static class Two implements java.util.concurrent.Callable<String> {"
                                + " public String call() { return null; } }")
                        .build());
        add(
                zoo,
                "lonely",
                End.DOES_NOT_START,
                "does not show up",
                ExtensionJar.named("lonely").without("Service-Component").build());
        add(
                zoo,
                "linkless",
                End.DOES_NOT_START,
                "org/osgi/service/cm",
                ExtensionJar.named("linkless")
                        .members(
                                "public Set<Object> pages() { return Set.of(new Broken()); }"
                                        + "@Path(\"\") public static class Broken { org.osgi.service.cm.ConfigurationAdmin admin;"
                                        + " @GET @Requires(Requires.VISITOR) public String open(@Context org.osgi.service.cm.ConfigurationAdmin a) { return \"\"; } }")
                        .build());
    }

    /** It asks late for what it would not be given early. */
    private static void burrowing(Map<String, Animal> zoo) {
        add(
                zoo,
                "burrower",
                End.DOES_NOT_START,
                "jakarta.servlet.Servlet",
                ExtensionJar.named("burrower")
                        .header("DynamicImport-Package", "*")
                        .activate("Class.forName(\"jakarta.servlet.Servlet\", true, getClass().getClassLoader());")
                        .build());
    }

    /** A component that waits for another one. */
    private static String part(String type, String offered, String wanted) {
        return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + type
                + "\"><implementation class=\"org.example.ring." + type + "\"/><service><provide interface=\"" + offered
                + "\"/></service><reference name=\"wanted\" interface=\"" + wanted + "\"/></scr:component>";
    }

    private static void hiding(Map<String, Animal> zoo) {
        add(
                zoo,
                "hidden",
                End.DOES_NOT_START,
                "is not public",
                ExtensionJar.named("hidden")
                        .members("public Set<Object> pages() { return Set.of(new Cave()); }")
                        .others(
                                "@Path(\"\") class Cave { @GET @Requires(Requires.VISITOR) public String open() { return \"\"; } }")
                        .build());
    }

    private static void blocking(Map<String, Animal> zoo) {
        String forever =
                "try { Thread.sleep(100000000L); } catch (InterruptedException e) { while (true) { Thread.onSpinWait();"
                        + " java.util.concurrent.locks.LockSupport.parkNanos(1000000000L); } }";
        add(
                zoo,
                "stone",
                End.DOES_NOT_START,
                "did not come back",
                ExtensionJar.named("stone")
                        .members("public Main() {" + forever + "}")
                        .build());
        add(
                zoo,
                "rock",
                End.DOES_NOT_START,
                "did not come back",
                ExtensionJar.named("rock").activate(forever).build());
        add(
                zoo,
                "boulder",
                End.DOES_NOT_START,
                "did not come back",
                ExtensionJar.named("boulder")
                        .members("public Set<Object> pages() {" + forever + "return Set.of(); }")
                        .build());
        add(
                zoo,
                "glacier",
                End.DOES_NOT_START,
                "did not come back",
                ExtensionJar.named("glacier").tables("V001__glacier.sql", """
                                create table glacier_one (n bigint not null);
                                --derby
                                insert into glacier_one select count(*) from sys.syscolumns a, sys.syscolumns b,
                                  sys.syscolumns c, sys.syscolumns d;
                                --postgresql
                                insert into glacier_one select count(*) from (select pg_sleep(1000)) s;
                                --end
                                """).build());
    }

    private static void running(Map<String, Animal> zoo) {
        add(
                zoo,
                "clumsy",
                End.RUNS,
                "",
                ExtensionJar.named("clumsy")
                        .panel("throw new IllegalStateException(\"no panel\");")
                        .build());
        add(
                zoo,
                "sleeper",
                End.RUNS,
                "",
                ExtensionJar.named("sleeper")
                        .panel("try { Thread.sleep(60000L); } catch (InterruptedException e) { } return Html.NONE;")
                        .build());
        add(
                zoo,
                "suicide",
                End.RUNS,
                "",
                ExtensionJar.named("suicide")
                        .panel("System.exit(4); return Html.NONE;")
                        .build());
        add(
                zoo,
                "spinner",
                End.RUNS,
                "",
                ExtensionJar.named("spinner")
                        .activate("for (int i = 0; i < 5; i++) { Thread t = new Thread(() -> { while (true) {"
                                + " try { Thread.sleep(1000); } catch (InterruptedException e) { return; } } }, \"zoo-spinner\");"
                                + " t.setDaemon(true); t.start(); }")
                        .build());
        add(
                zoo,
                "usurper",
                End.RUNS,
                "",
                ExtensionJar.named("usurper")
                        .activate("context.registerService(CorePages.class, new Throne(), null);")
                        .others("class Throne implements CorePages { public String name() { return \"throne\"; }"
                                + " public Set<Object> resources() { return Set.of(new Seat()); }"
                                + " @Path(\"/admin/usurped\") public static class Seat { @GET @Requires(Requires.ANYONE)"
                                + " public String sit() { return \"usurped\"; } } }")
                        .build());
        add(
                zoo,
                "breaker",
                End.RUNS,
                "",
                ExtensionJar.named("breaker")
                        .panel("return Html.trusted(\"</div></main><script>alert(1)</script><div class='broken\");")
                        .build());
        add(
                zoo,
                "scribe",
                End.RUNS,
                "",
                ExtensionJar.named("scribe")
                        .header("Bundle-Vendor", "<script>alert('vendor')</script>")
                        .text(
                                "messages_en.properties",
                                "scribe.title=<script>alert('title')</script>\nscribe.description=<img src=x onerror=alert(1)>")
                        .text(
                                "messages_fr.properties",
                                "scribe.title=<script>alert('titre')</script>\nscribe.description=<img src=x onerror=alert(1)>")
                        .build());
        add(
                zoo,
                "explosive",
                End.RUNS,
                "",
                ExtensionJar.named("explosive")
                        .members(
                                "public Set<Object> pages() { return Set.of(new Bang()); }"
                                        + "@Path(\"\") public static class Bang { @GET @Requires(Requires.VISITOR) public String open() { throw new NoClassDefFoundError(\"bang\"); } }")
                        .build());
    }
}
