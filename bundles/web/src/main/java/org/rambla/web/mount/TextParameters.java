// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * A parameter that is a text is the text. Jersey knows that too, but for the parameters of a bean it finds out anew with
 * each request, by methods that it looks for in String and that are not there.
 */
final class TextParameters implements ParamConverterProvider, ParamConverter<String> {
    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == String.class ? (ParamConverter<T>) this : null;
    }

    @Override
    public String fromString(String value) {
        return value;
    }

    @Override
    public String toString(String value) {
        return value;
    }
}
