// SPDX-License-Identifier: Apache-2.0
/** Takes one item after the other from the queue and has it translated: memory first, then an engine, within the budget. */
package org.rambla.translation.work;
