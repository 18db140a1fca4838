package gateflow.task.series;

/** The three parts of a series, in the order of time. */
public enum Split {
    /** What parameters and scaling are fitted on. */
    TRAINING,
    /** What is chosen by: the order of an autoregression, the step at which a training is best. */
    VALIDATION,
    /** What errors are reported on; nothing is fitted or chosen by it. */
    TEST
}
