"""What a model misses because a variable was left out: of a coefficient, of a hospital, of a verdict, and what can be done.

Each subject has a file of its own and is offered here too.
"""

from vbc.coefficient_bias import omitted_variable_bias, short_slope
from vbc.coefficient_stability import oster_estimate
from vbc.frisch_waugh_lovell import PartialSlope, partial_slope, residuals_on
from vbc.hospital_bias import SafetyNetDesign, biases_by_link, delta_of_link, link_for_hospital_bias, link_of_peak
from vbc.housing_omitted import VARIABLES, HousingOmitted, housing_in_and_out
from vbc.noncollapsibility import LogitWithout, logit_without
from vbc.safety_net import SafetyNetSample, fits_of, hospital_residuals, safety_net_sample
from vbc.sensitivity import OmittedStrength, adjusted_estimate, adjusted_t, bias_bound, partial_r2, robustness_value
from vbc.sensitivity_contours import benchmark_strength, sensitivity_contours, zero_contour
from vbc.short_and_long import ShortAndLong, mean_residuals, short_and_long
from vbc.social_risk_fits import QUALITY_GAPS
from vbc.social_risk_remedies import REMEDIES, faultless_ratio, hospital_ratios, penalized_share, remedies, remedy_coefficients

__all__ = [
    "QUALITY_GAPS",
    "REMEDIES",
    "VARIABLES",
    "HousingOmitted",
    "LogitWithout",
    "OmittedStrength",
    "PartialSlope",
    "SafetyNetDesign",
    "SafetyNetSample",
    "ShortAndLong",
    "adjusted_estimate",
    "adjusted_t",
    "benchmark_strength",
    "bias_bound",
    "biases_by_link",
    "delta_of_link",
    "faultless_ratio",
    "fits_of",
    "hospital_ratios",
    "hospital_residuals",
    "housing_in_and_out",
    "link_for_hospital_bias",
    "link_of_peak",
    "logit_without",
    "mean_residuals",
    "omitted_variable_bias",
    "oster_estimate",
    "partial_r2",
    "partial_slope",
    "penalized_share",
    "remedies",
    "remedy_coefficients",
    "residuals_on",
    "robustness_value",
    "safety_net_sample",
    "sensitivity_contours",
    "short_and_long",
    "short_slope",
    "zero_contour",
]
