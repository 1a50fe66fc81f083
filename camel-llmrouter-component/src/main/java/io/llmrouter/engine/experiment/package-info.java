/**
 * Experiments on live traffic: which variant a call is given, how each does, when a canary is taken back, and how copies
 * that were asked elsewhere compare. Decides and counts; calls nobody.
 */
@NullMarked
package io.llmrouter.engine.experiment;

import org.jspecify.annotations.NullMarked;
