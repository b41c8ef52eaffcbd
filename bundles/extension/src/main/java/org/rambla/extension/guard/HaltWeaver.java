// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/** Turns calls of System.exit, Runtime.exit and Runtime.halt in classes of extensions into calls that throw. */
final class HaltWeaver implements WeavingHook {
    private static final String REFUSAL = "org/rambla/api/feature/NoExit";
    private static final String PACKAGE = "org.rambla.api.feature";

    private final ExtensionBundles extensions;

    HaltWeaver(ExtensionBundles extensions) {
        this.extensions = extensions;
    }

    @Override
    public void weave(WovenClass woven) {
        if (extensions.owner(woven.getBundleWiring().getBundle()) == null) {
            return;
        }
        ClassReader reader = new ClassReader(woven.getBytes());
        ClassWriter writer = new ClassWriter(reader, 0);
        Visitor visitor = new Visitor(writer);
        reader.accept(visitor, 0);
        if (visitor.found) {
            woven.getDynamicImports().add(PACKAGE);
            woven.setBytes(writer.toByteArray());
        }
    }

    private static final class Visitor extends ClassVisitor {
        private boolean found;

        Visitor(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String sign, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, sign, thrown)) {
                @Override
                public void visitMethodInsn(int code, String owner, String method, String type, boolean onInterface) {
                    String taken = taken(owner, method);
                    if (taken == null) {
                        super.visitMethodInsn(code, owner, method, type, onInterface);
                    } else {
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, REFUSAL, "refuse", taken, false);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle maker, Object... arguments) {
                    for (int i = 0; i < arguments.length; i++) {
                        if (arguments[i] instanceof Handle handle) {
                            String taken = taken(handle.getOwner(), handle.getName());
                            arguments[i] = taken == null
                                    ? handle
                                    : new Handle(Opcodes.H_INVOKESTATIC, REFUSAL, "refuse", taken, false);
                        }
                    }
                    super.visitInvokeDynamicInsn(called, type, maker, arguments);
                }
            };
        }

        /** What is taken from the stack by a call that would end the server; null for any other. No frame changes. */
        private String taken(String owner, String method) {
            boolean system = owner.equals("java/lang/System") && method.equals("exit");
            boolean runtime = owner.equals("java/lang/Runtime") && (method.equals("exit") || method.equals("halt"));
            found |= system || runtime;
            return system ? "(I)V" : runtime ? "(Ljava/lang/Runtime;I)V" : null;
        }
    }
}
