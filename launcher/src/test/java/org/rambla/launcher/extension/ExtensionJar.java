// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.rambla.launcher.system.RunningServer;

/** An extension made here and now: its class compiled, its manifest written by hand, so that it can be as bad as wished. */
final class ExtensionJar {
    private static final String PACKAGES =
            "org.rambla.api.feature,org.rambla.api.page,org.rambla.api.space,org.rambla.api.text,"
                    + "org.rambla.api.visit,jakarta.ws.rs,jakarta.ws.rs.core,org.osgi.framework";

    private final String name;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private String members = "";
    private String imports = "";
    private String activate = "";
    private String others = "";
    private boolean tables;
    private final Map<String, String> beside = new LinkedHashMap<>();

    private ExtensionJar(String name) {
        this.name = name;
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", "org.example." + name);
        headers.put("Bundle-Version", "1.0.0");
        headers.put("Import-Package", PACKAGES);
        headers.put("Provide-Capability", "org.rambla.feature;name=" + name);
        headers.put("Require-Capability", "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3))\"");
        headers.put("Service-Component", "OSGI-INF/main.xml");
    }

    /** A good one, that shows its version on the home of a space. */
    static ExtensionJar named(String name) {
        return new ExtensionJar(name).panel("return Html.text(\"" + name + " is here\");");
    }

    ExtensionJar version(String version) {
        return header("Bundle-Version", version);
    }

    ExtensionJar header(String header, String value) {
        headers.put(header, value);
        return this;
    }

    ExtensionJar without(String header) {
        headers.remove(header);
        return this;
    }

    ExtensionJar alsoImporting(String packages) {
        return header("Import-Package", headers.get("Import-Package") + "," + packages);
    }

    ExtensionJar entry(String path, byte[] bytes) {
        entries.put(path, bytes);
        return this;
    }

    ExtensionJar text(String path, String text) {
        return entry(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the panel does. */
    ExtensionJar panel(String statements) {
        return members("public Html panel(Visit visit) {" + statements + "}");
    }

    /** What the class has instead. */
    ExtensionJar members(String java) {
        members = java;
        return this;
    }

    ExtensionJar imports(String java) {
        imports = java;
        return this;
    }

    /** Further classes of the package. */
    ExtensionJar others(String java) {
        others = java;
        return this;
    }

    /** A class of another bundle, to compile against. */
    ExtensionJar beside(String type, String source) {
        beside.put(type, source);
        return this;
    }

    /** Makes tables; the class has them as {@code database}. */
    ExtensionJar tables(String file, String sql) {
        tables = true;
        if (!headers.containsKey("Meta-Persistence")) {
            alsoImporting("org.rambla.api.persistence");
        }
        return header("Meta-Persistence", "META-INF/persistence.xml")
                .text(
                        "META-INF/persistence.xml",
                        "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\"><persistence-unit name=\""
                                + name + "\" transaction-type=\"RESOURCE_LOCAL\"/></persistence>")
                .text("db/" + name + "/" + file, sql);
    }

    /** What is done when the component is activated; it has its {@code context} and, as {@code given}, its configuration. */
    ExtensionJar activate(String statements) {
        activate = statements;
        return this;
    }

    /** Further elements of the component's description. */
    String component() {
        return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + name
                + "\" configuration-pid=\"org.example." + name + "\""
                + (activate.isEmpty() ? "" : " activate=\"begin\"")
                + "><implementation class=\"org.example." + name
                + ".Main\"/><service><provide interface=\"org.rambla.api.feature.Feature\"/></service>"
                + (tables
                        ? "<reference name=\"database\" interface=\"org.rambla.api.persistence.Database\" target=\"(unit="
                                + name + ")\" bind=\"bind\"/>"
                        : "")
                + "</scr:component>";
    }

    private String source() {
        return "package org.example." + name + ";\n"
                + "import java.util.*;import org.rambla.api.feature.*;import org.rambla.api.feature.Feature;import org.rambla.api.page.*;import org.rambla.api.text.*;"
                + "import org.rambla.api.visit.*;import jakarta.ws.rs.*;import jakarta.ws.rs.core.*;import org.osgi.framework.*;"
                + imports + "\npublic class Main implements Feature {"
                + (activate.isEmpty()
                        ? ""
                        : "public void begin(BundleContext context, Map<String, Object> given) throws Exception {"
                                + activate + "}")
                + (tables
                        ? "private org.rambla.api.persistence.Database database;"
                                + "public void bind(org.rambla.api.persistence.Database given) { database = given; }"
                        : "")
                + members + "}\n" + others;
    }

    byte[] build() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n");
        headers.forEach((header, value) -> line(manifest, header + ": " + value));
        all.put("META-INF/MANIFEST.MF", (manifest + "\r\n").getBytes(StandardCharsets.UTF_8));
        all.put("OSGI-INF/main.xml", component().getBytes(StandardCharsets.UTF_8));
        Map<String, String> sources = new LinkedHashMap<>(beside);
        sources.put("org.example." + name + ".Main", source());
        all.putAll(compile(sources));
        beside.keySet().forEach(type -> all.remove(type.replace('.', '/') + ".class"));
        all.putAll(entries);
        return zip(all);
    }

    /** Lines of a manifest are 72 bytes at the most. */
    private static void line(StringBuilder out, String line) {
        String rest = line;
        while (rest.length() > 70) {
            out.append(rest, 0, 70).append("\r\n");
            rest = " " + rest.substring(70);
        }
        out.append(rest).append("\r\n");
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Compiles against what the distribution holds; classes by their path. */
    static Map<String, byte[]> compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();
        StandardJavaFileManager files = compiler.getStandardFileManager(said, null, StandardCharsets.UTF_8);
        JavaFileManager kept = new ForwardingJavaFileManager<JavaFileManager>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("mem:///" + type.replace('.', '/') + ".class"), kind) {
                    @Override
                    public ByteArrayOutputStream openOutputStream() {
                        return made.computeIfAbsent(
                                type.replace('.', '/') + ".class", path -> new ByteArrayOutputStream());
                    }
                };
            }
        };
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((type, text) -> units.add(
                new SimpleJavaFileObject(
                        URI.create("mem:///" + type.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return text;
                    }
                }));
        List<String> options = List.of("--release", "17", "-proc:none", "-cp", classPath());
        if (!compiler.getTask(null, kept, said, options, null, units).call()) {
            throw new IllegalStateException(said.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .map(Object::toString)
                    .collect(Collectors.joining("\n")));
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        made.forEach((path, bytes) -> classes.put(path, bytes.toByteArray()));
        return classes;
    }

    private static String classPath() {
        Path distribution = RunningServer.DISTRIBUTION.directory();
        try (Stream<Path> all = Files.walk(distribution)) {
            return all.filter(p -> p.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
