/**
 * How the product feels to use: questionnaires, tasks, adoption, speed and emotion.
 *
 * <ul>
 *   <li>Questionnaires: {@link io.github.cxmetrics.usability.Sus} with its grades, {@link io.github.cxmetrics.usability.Umux} with UMUX-Lite and UX-Lite,
 *       {@link io.github.cxmetrics.usability.Seq}, {@link io.github.cxmetrics.usability.NasaTlx}; whether their answers can be trusted say
 *       {@link io.github.cxmetrics.usability.CronbachAlpha} and {@link io.github.cxmetrics.usability.QuestionnaireCheck}.
 *   <li>Tasks: {@link io.github.cxmetrics.usability.TaskTimes}, in which failed attempts are censored, {@link io.github.cxmetrics.usability.TaskSuccess},
 *       {@link io.github.cxmetrics.usability.ProblemDiscovery}.
 *   <li>Use: {@link io.github.cxmetrics.usability.FeatureUse}, {@link io.github.cxmetrics.usability.AdoptionRate},
 *       {@link io.github.cxmetrics.usability.AdoptionDepth}, {@link io.github.cxmetrics.usability.TimeToAdopt},
 *       {@link io.github.cxmetrics.usability.MessageEngagement}, {@link io.github.cxmetrics.usability.ProductEngagement}.
 *   <li>Speed: {@link io.github.cxmetrics.usability.WebVitals} of {@link io.github.cxmetrics.usability.LoadTimes},
 *       {@link io.github.cxmetrics.usability.Apdex}.
 *   <li>Emotion: {@link io.github.cxmetrics.usability.EmotionWords} and {@link io.github.cxmetrics.usability.EmotionRatings}, which a journey map takes.
 * </ul>
 *
 * <p>Start with the name of the questionnaire or number that you have: {@code Sus.of(…)}, {@code TaskTimes.completed(…)}.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/usability.md">usability</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.usability;

import org.jspecify.annotations.NullMarked;
