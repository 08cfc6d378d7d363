"""Tables whose rules run across alone (세로줄 없는 표): columns from gutters, rows from rules."""
