// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.search;

import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Words and phrases that mean the same, in one language or several; any number of services. What managers keep is one of
 * them, a glossary another.
 */
@ConsumerType
public interface Synonyms {
    /** Groups for the whole network, and for these spaces; read at every question, so from memory. */
    List<List<String>> groups(Collection<Long> spaces);
}
