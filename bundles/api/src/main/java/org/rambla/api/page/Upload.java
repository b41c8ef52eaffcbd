// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.io.IOException;
import java.io.InputStream;

/** A file as it came in, unchecked. */
public interface Upload {
    /** As the browser said; may be anything. */
    String name();

    /** In bytes; how many are too many says whoever takes it. */
    long size();

    InputStream open() throws IOException;
}
