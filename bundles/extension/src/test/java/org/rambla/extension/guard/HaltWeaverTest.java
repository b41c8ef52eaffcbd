// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleWiring;

/** Calls that would end the server are turned into others; read from the bytes, for nobody must try it out. */
class HaltWeaverTest {
    /** Ends the server in every way there is. */
    @SuppressWarnings("unused")
    private static final class Ender {
        void exit() {
            System.exit(1);
        }

        void halt() {
            Runtime.getRuntime().halt(1);
        }

        void exitOfTheRuntime() {
            Runtime.getRuntime().exit(1);
        }

        IntConsumer later() {
            return System::exit;
        }
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in = HaltWeaverTest.class.getResourceAsStream("HaltWeaverTest$Ender.class")) {
            return in.readAllBytes();
        }
    }

    /** What of System and Runtime the class calls. */
    private static List<String> calls(byte[] bytes) {
        List<String> calls = new ArrayList<>();
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String sign, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int code, String owner, String called, String t, boolean i) {
                                        add(owner, called);
                                    }

                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String n, String t, Handle maker, Object... arguments) {
                                        for (Object argument : arguments) {
                                            if (argument instanceof Handle handle) {
                                                add(handle.getOwner(), handle.getName());
                                            }
                                        }
                                    }

                                    private void add(String owner, String called) {
                                        if (owner.matches("java/lang/(System|Runtime)|.*NoExit")) {
                                            calls.add(owner.replaceAll(".*/", "") + "." + called);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }

    @SuppressWarnings("unchecked")
    private static <T> T stub(Class<T> type, Map<String, Object> answers, List<byte[]> set) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals("setBytes")) {
                set.add((byte[]) arguments[0]);
            }
            return answers.get(method.getName());
        });
    }

    private static List<byte[]> woven(String location) throws IOException {
        List<byte[]> set = new ArrayList<>();
        Bundle bundle =
                stub(Bundle.class, Map.of("getLocation", location, "getBundleId", 7L, "getState", Bundle.ACTIVE), set);
        BundleWiring wiring = stub(BundleWiring.class, Map.of("getBundle", bundle), set);
        new HaltWeaver(new ExtensionBundles())
                .weave(stub(
                        WovenClass.class,
                        Map.of("getBytes", bytes(), "getBundleWiring", wiring, "getDynamicImports", new ArrayList<>()),
                        set));
        return set;
    }

    @Test
    void callsOfExtensionsThatWouldEndTheServer_areTurnedIntoRefusals() throws Exception {
        assertThat(calls(bytes())).contains("System.exit", "Runtime.halt", "Runtime.exit");
        List<byte[]> woven = woven("extension:poll/sha/1/0");
        assertThat(woven).hasSize(1);
        assertThat(calls(woven.get(0)))
                .containsExactlyInAnyOrder(
                        "NoExit.refuse",
                        "Runtime.getRuntime",
                        "NoExit.refuse",
                        "Runtime.getRuntime",
                        "NoExit.refuse",
                        "NoExit.refuse");
    }

    @Test
    void classesOfCore_areLeftAsTheyAre() throws Exception {
        assertThat(woven("reference:file:/repo/web.jar")).isEmpty();
    }
}
