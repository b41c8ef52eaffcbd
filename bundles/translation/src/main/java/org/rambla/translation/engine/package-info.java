// SPDX-License-Identifier: Apache-2.0
/**
 * Machines that translate: which ones an administrator chose and for what ({@code SetUpEngines}), how they are spoken to
 * ({@code Remote}), and what of their answers is believed ({@code Answers}). Each kind of machine has a package of its own.
 */
package org.rambla.translation.engine;
