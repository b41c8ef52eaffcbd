// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the classes of a bundle tell without being loaded: pages, panels, what is missing on them. */
final class ClassScan {
    private static final int OLDEST_MAJOR = 44;
    private static final Set<String> VERBS = Set.of(
            "Ljakarta/ws/rs/GET;",
            "Ljakarta/ws/rs/POST;",
            "Ljakarta/ws/rs/PUT;",
            "Ljakarta/ws/rs/PATCH;",
            "Ljakarta/ws/rs/DELETE;");
    private static final String PATH = "Ljakarta/ws/rs/Path;";
    private static final String REQUIRES = "Lorg/rambla/api/page/Requires;";
    private static final String FEATURE = "org/rambla/api/feature/Feature";

    private final Set<String> pages = new TreeSet<>();
    private final Set<String> panels = new TreeSet<>();
    private final List<String> unguarded = new ArrayList<>();
    private int features;

    /** Reads all classes of a bundle; those of other Java versions (META-INF/versions) too. */
    static ClassScan of(BundleFile bundle) throws IOException, BadArtifact {
        ClassScan scan = new ClassScan();
        try (ZipFile zip = new ZipFile(bundle.file().toFile())) {
            for (String name : bundle.entries()) {
                if (name.endsWith(".class") && !name.startsWith("META-INF/versions/")) {
                    ZipEntry entry = zip.getEntry(name);
                    try (var in = zip.getInputStream(entry)) {
                        scan.read(in.readAllBytes(), name);
                    }
                }
            }
        }
        return scan;
    }

    private void read(byte[] bytes, String name) throws BadArtifact {
        if (bytes.length < 8) {
            throw new BadArtifact("extension.problem.class", name);
        }
        int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        int java = major - OLDEST_MAJOR;
        if (java > Runtime.version().feature()) {
            throw new BadArtifact(
                    "extension.problem.java", java, Runtime.version().feature());
        }
        try {
            new ClassReader(bytes)
                    .accept(new Visitor(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            throw new BadArtifact("extension.problem.class", name);
        }
    }

    Set<String> pages() {
        return pages;
    }

    Set<String> panels() {
        return panels;
    }

    /** Methods that answer requests and do not say which permission they need. */
    List<String> unguarded() {
        return unguarded;
    }

    /** Classes that implement Feature directly. */
    int features() {
        return features;
    }

    private final class Visitor extends ClassVisitor {
        private String type = "";
        private String base;
        private boolean feature;

        Visitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String sign, String parent, String[] interfaces) {
            type = name.replace('/', '.');
            feature = interfaces != null && List.of(interfaces).contains(FEATURE);
            features += feature ? 1 : 0;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return descriptor.equals(PATH) ? new Value(value -> base = value) : null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String sign, String[] thrown) {
            if (feature && name.equals("panel")) {
                panels.add("space");
            }
            if (feature && name.equals("networkPanel")) {
                panels.add("network");
            }
            return new Method(type, name, base == null ? "" : base);
        }
    }

    private final class Method extends MethodVisitor {
        private final String type;
        private final String name;
        private final String base;
        private String verb = "";
        private String path = "";
        private boolean guarded;

        Method(String type, String name, String base) {
            super(Opcodes.ASM9);
            this.type = type;
            this.name = name;
            this.base = base;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            if (VERBS.contains(descriptor)) {
                verb = descriptor.substring("Ljakarta/ws/rs/".length(), descriptor.length() - 1);
            }
            guarded |= descriptor.equals(REQUIRES);
            return descriptor.equals(PATH) ? new Value(value -> path = value) : null;
        }

        @Override
        public void visitEnd() {
            if (!verb.isEmpty()) {
                pages.add(verb + " " + (base + "/" + path).replaceAll("/+", "/").replaceAll("^/|/$", ""));
                if (!guarded) {
                    unguarded.add(type + "." + name);
                }
            }
        }
    }

    private static final class Value extends AnnotationVisitor {
        private final java.util.function.Consumer<String> found;

        Value(java.util.function.Consumer<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public void visit(String name, Object value) {
            found.accept(String.valueOf(value));
        }
    }
}
