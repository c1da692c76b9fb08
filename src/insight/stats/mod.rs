//! Statistical methods, each a function of its arguments with its source: nothing here knows about journals.

pub mod benjamini_hochberg;
pub mod carry_over;
pub mod distribution;
pub mod generator;
pub mod least_squares;
pub mod mann_kendall;
pub mod nap;
pub mod numeric;
pub mod permutation;
pub mod sign_flip;
pub mod stratified_difference;
pub mod theil_sen;
pub mod welch;
pub mod wilson;
pub mod window_mean;
