// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.List;
import java.util.Map;
import org.rambla.api.fixture.Sent;

/** A form with these values and problems. */
final class StubForm extends Sent {
    StubForm(Map<String, List<String>> sent) {
        this(sent, Map.of());
    }

    StubForm(Map<String, List<String>> sent, Map<String, String> problems) {
        super("");
        sent.forEach((field, values) -> but(field, values.toArray(String[]::new)));
        problems.forEach((field, problem) -> reject(field, problem));
    }
}
