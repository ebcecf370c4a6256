package io.oabridge.infra;

import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * When an alarm rings.
 *
 * @param breaches how many of the last {@code outOf} periods must be beyond the value
 * @param missing what a period without data means: usually that nothing happened
 */
record Threshold(
        ComparisonOperator operator,
        double value,
        int breaches,
        int outOf,
        TreatMissingData missing) {

    static Threshold atLeast(double value) {
        return of(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, value);
    }

    static Threshold over(double value) {
        return of(ComparisonOperator.GREATER_THAN_THRESHOLD, value);
    }

    static Threshold under(double value) {
        return of(ComparisonOperator.LESS_THAN_THRESHOLD, value);
    }

    Threshold in(int breachesNeeded, int periods) {
        return new Threshold(operator, value, breachesNeeded, periods, missing);
    }

    /** A period without data says nothing: the alarm stays as it is. */
    Threshold unchangedWithoutData() {
        return new Threshold(operator, value, breaches, outOf, TreatMissingData.IGNORE);
    }

    /** A period without data is one in which too little happened. */
    Threshold breachedWithoutData() {
        return new Threshold(operator, value, breaches, outOf, TreatMissingData.BREACHING);
    }

    /** The same builder, which makes an alarm that rings then. */
    Alarm.Builder set(Alarm.Builder alarm) {
        return alarm.comparisonOperator(operator)
                .threshold(value)
                .datapointsToAlarm(breaches)
                .evaluationPeriods(outOf)
                .treatMissingData(missing);
    }

    private static Threshold of(ComparisonOperator operator, double value) {
        return new Threshold(operator, value, 1, 1, TreatMissingData.NOT_BREACHING);
    }
}
