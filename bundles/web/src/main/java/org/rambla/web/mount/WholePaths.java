// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * Gives each resource method a root resource with its whole path. JAX-RS chooses a class first, by the class's path alone,
 * and never comes back when that class has no fitting method; core's route table knows no classes. So both find the same
 * method.
 */
final class WholePaths {
    private WholePaths() {}

    static Set<Resource> of(Object resource) {
        Class<?> type = resource.getClass();
        String base = type.getAnnotation(Path.class).value();
        Set<Resource> resources = new LinkedHashSet<>();
        for (Method method : type.getMethods()) {
            String verb = verb(method);
            if (verb != null && !method.isBridge()) {
                Path path = method.getAnnotation(Path.class);
                Resource.Builder builder =
                        Resource.builder((base + "/" + (path == null ? "" : path.value())).replaceAll("/+", "/"));
                ResourceMethod.Builder made = builder.addMethod(verb).handledBy(resource, method);
                Consumes consumes = annotation(Consumes.class, method, type);
                Produces produces = annotation(Produces.class, method, type);
                if (consumes != null) {
                    made.consumes(consumes.value());
                }
                if (produces != null) {
                    made.produces(produces.value());
                }
                resources.add(builder.build());
            }
        }
        return resources;
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static <A extends Annotation> A annotation(Class<A> kind, Method method, Class<?> type) {
        A own = method.getAnnotation(kind);
        return own == null ? type.getAnnotation(kind) : own;
    }
}
