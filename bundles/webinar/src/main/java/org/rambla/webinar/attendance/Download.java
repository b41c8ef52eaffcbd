// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** A table to take along. */
final class Download {
    private Download() {}

    /** With commas or semicolons, as the reader's language has it. */
    static Response csv(String file, List<List<?>> rows, String language) {
        Csv csv = new Csv(language);
        rows.forEach(csv::row);
        return answer(csv.toString(), file + ".csv");
    }

    /** @param name of the sheet */
    static Response xlsx(String file, String name, List<List<?>> rows) {
        return answer(Xlsx.of(name, rows), file + ".xlsx");
    }

    private static Response answer(Object entity, String file) {
        return Response.ok(entity)
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .build();
    }
}
