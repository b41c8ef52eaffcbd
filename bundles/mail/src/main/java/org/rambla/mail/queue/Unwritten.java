// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.queue;

import java.util.List;

/**
 * News of a space for one reader, written when it is sent: by what the reader may read then, in the reader's language of
 * then.
 *
 * @param items ids of what was made, oldest first
 */
public record Unwritten(long reader, long space, List<Long> items) {}
