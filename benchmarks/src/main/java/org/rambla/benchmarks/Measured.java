// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.util.List;

/** What is asked for after a load. */
interface Measured {
    /** Address of a page that is there when the feature answers. */
    String first();

    /** All that hold the wanted text in their name. */
    List<Page> of(Connection guest, Connection member);
}
